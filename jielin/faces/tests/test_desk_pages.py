"""The staff's front pages: whose desk, the workbench, failed jobs, text messages, keys."""

import uuid

from django.test import Client
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from jielin.faces.tests.conftest import DESK, SignIn
from jielin.kernel import clock
from jielin.kernel.models import Event
from jielin.kernel.reactions import react
from jielin.messages.delivery import deliver


def failed(path: str = "jielin.kernel.tasks.seal", *args: object) -> "DBTaskResult[..., object]":
    return DBTaskResult.objects.create(
        status=TaskResultStatus.FAILED,
        task_path=path,
        args_kwargs={"args": args or ["梧桐里小区 3 号楼"], "kwargs": {}},
        backend_name="default",
        run_after=clock.now(),
        finished_at=clock.now(),
        exception_class_path="builtins.ValueError",
        traceback="Traceback\nValueError: <b>没有这个编号</b>\n",
    )


def test_one_home_is_opened_at_once(sign_in: SignIn) -> None:
    assert sign_in("li").get("/desk/")["Location"] == DESK


def test_whoever_holds_no_post_is_told(sign_in: SignIn) -> None:
    response = sign_in("sun").get("/desk/")
    assert response.status_code == 403
    page = response.content.decode()
    assert "您目前没有任职" in page and "安全保密管理员" in page
    assert 'href="/desk/"' not in page[page.index("<main") :] and 'action="/logout/"' in page


def test_a_stranger_is_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get("/desk/")["Location"].startswith("/login/?next=")


def test_the_workbench_greets_by_name(sign_in: SignIn) -> None:
    page = sign_in("li").get(DESK).content.decode()
    assert "好，李敏" in page
    assert "梧桐里社区" in page


def test_operators_pages_stand_in_the_menu_of_operators_alone(sign_in: SignIn) -> None:
    assert f"{DESK}jobs/" in sign_in("he").get(DESK).content.decode()
    assert f"{DESK}jobs/" not in sign_in("li").get(DESK).content.decode()
    assert sign_in("li").get(f"{DESK}jobs/").status_code == 403


def test_a_failed_job_is_shown_and_runs_again(sign_in: SignIn) -> None:
    job = failed()
    page = sign_in("he").get(f"{DESK}jobs/").content.decode()
    assert "kernel.tasks.seal" in page
    assert "全平台" in page
    assert "ValueError" in page
    sign_in("he").post(f"{DESK}jobs/{job.pk}/retry/")
    job.refresh_from_db()
    assert job.status == TaskResultStatus.READY


def test_a_failed_job_tells_no_words_of_residents(sign_in: SignIn) -> None:
    failed()
    page = sign_in("he").get(f"{DESK}jobs/").content.decode()
    assert "没有这个编号" not in page and "梧桐里小区 3 号楼" not in page


def test_a_job_about_another_home_is_neither_shown_nor_started(sign_in: SignIn) -> None:
    theirs = failed(deliver.module_path, 2, str(uuid.uuid4()))
    ours = failed(deliver.module_path, 1, str(uuid.uuid4()))
    he = sign_in("he")
    page = he.get(f"{DESK}jobs/").content.decode()
    assert f"{ours.pk}/retry/" in page and f"{theirs.pk}/retry/" not in page
    he.post(f"{DESK}jobs/{theirs.pk}/retry/")
    theirs.refresh_from_db()
    assert theirs.status == TaskResultStatus.FAILED


def test_reactions_belong_to_the_home_of_their_events(sign_in: SignIn) -> None:
    he = sign_in("he")
    event = Event.objects.filter(tenant_id=1)[0]
    job = failed(react.module_path, [str(event.pk)])
    page = he.get(f"{DESK}jobs/").content.decode()
    assert f"{job.pk}/retry/" in page and "全平台" not in page


def test_a_job_is_not_started_twice(sign_in: SignIn) -> None:
    job, he = failed(), sign_in("he")
    he.post(f"{DESK}jobs/{job.pk}/retry/")
    page = he.post(f"{DESK}jobs/{job.pk}/retry/", follow=True).content.decode()
    assert "已经有人重新启动了" in page


def test_no_failed_job_says_so(sign_in: SignIn) -> None:
    assert "没有失败的任务" in sign_in("he").get(f"{DESK}jobs/").content.decode()


def test_text_messages_are_for_operators(sign_in: SignIn) -> None:
    assert sign_in("he").get(f"{DESK}outbox/").status_code == 200
    assert sign_in("li").get(f"{DESK}outbox/").status_code == 403


def test_a_message_of_nobody_cannot_be_retried(sign_in: SignIn) -> None:
    he = sign_in("he")
    for id in (str(uuid.uuid4()), "不是编号", ""):
        assert he.post(f"{DESK}outbox/retry/", {"message": id}).status_code == 404


def test_the_keys_can_be_turned_off(sign_in: SignIn) -> None:
    page = sign_in("li").get(f"{DESK}keys/").content.decode()
    assert "?keys=off" in page
    li = sign_in("li")
    li.cookies["keys"] = "off"
    assert 'data-keys="off"' in li.get(f"{DESK}keys/").content.decode()


def test_another_home_is_hidden(sign_in: SignIn) -> None:
    response = sign_in("li").get("/desk/elsewhere/")
    assert response.status_code == 404
    assert "没有找到这一页" in response.content.decode()
