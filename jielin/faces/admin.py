"""What Django and its apps show operators by default, and operators need not read."""

import allauth.account.admin
import allauth.mfa.admin
import allauth.socialaccount.admin  # noqa: F401  # they register when they are first read
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib import admin
from django_tasks_db.models import DBTaskResult

# Arguments and tracebacks hold words of residents; the page of failed jobs says enough.
admin.site.unregister(DBTaskResult)

# Second factors and ties to other systems belong to the person alone; the rest stays empty.
for model in (Authenticator, SocialAccount, SocialApp, SocialToken, EmailAddress):
    if admin.site.is_registered(model):
        admin.site.unregister(model)
