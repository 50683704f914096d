"""The addresses of all faces."""

from django.urls import include, path

from .mounting import mounted

urlpatterns = [
    *mounted("", "jielin.faces.signin.urls"),
    *mounted("", "jielin.feedback.portal.urls"),
    path("", include("jielin.faces.portal.urls")),
    *mounted("", "jielin.people.portal.urls"),
    *mounted("<slug:home>/c/<slug:community>/", "jielin.cases.portal.urls"),
    *mounted("<slug:home>/c/<slug:community>/", "jielin.duties.portal.urls"),
    *mounted("<slug:home>/c/<slug:community>/", "jielin.notices.portal.urls"),
    *mounted("<slug:home>/outside/", "jielin.cases.portal.outside_urls"),
    *mounted("me/data/", "jielin.rights.portal.urls"),
    # Before the face of the desk, which takes the steps of what it knows itself.
    *mounted("desk/<slug:home>/", "jielin.notices.desk.urls"),
    *mounted("desk/<slug:home>/", "jielin.feedback.desk.urls"),
    path("desk/", include("jielin.faces.desk.urls")),
    *mounted("desk/<slug:home>/", "jielin.clients.desk.urls"),
    *mounted("desk/<slug:home>/", "jielin.exchange.desk.urls"),
    *mounted("desk/<slug:home>/", "jielin.deadlines.desk.urls"),
    *mounted("desk/<slug:home>/", "jielin.people.desk.urls"),
    *mounted("desk/<slug:home>/", "jielin.rights.desk.urls"),
    *mounted("desk/<slug:home>/", "jielin.cases.desk.urls"),
    *mounted("desk/<slug:home>/", "jielin.duties.desk.urls"),
    *mounted("desk/<slug:home>/", "jielin.whistles.desk.urls"),
    *mounted("desk/<slug:home>/", "jielin.rulings.desk.urls"),
    *mounted("desk/<slug:home>/", "jielin.supervision.desk.urls"),
]
