"""The process beside the server: whatever it dies of, nothing of it is done in the server itself."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from reportdoc.app.helper import Helper
from reportdoc.app.limited import Limits
from reportdoc.report.problem import ContentError, InputError, OperationError
from tests.app.test_limited import dies, forges, halved, objects
from tests.app.test_limited import findable as findable
from tests.support.programs import ends

PARENT = """
import os, signal, time
from reportdoc.app.helper import Helper
beside = Helper()
print(beside.submit(os.getpid).result(), flush=True)
working = beside.submit(time.sleep, 1)
time.sleep(0.5)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_one_process_is_asked_again_and_again_whatever_is_raised_in_it() -> None:
    with Helper() as beside:
        process = beside.submit(os.getpid).result()
        assert beside.submit(halved, 9).result() == 4.5
        with pytest.raises(ContentError) as problems:
            beside.submit(objects, "content").result()
        assert [str(one) for one in problems.value.problems] == ["a.md:3: this is wrong (mend it)"]
        with pytest.raises(InputError, match="no file"):
            beside.submit(objects, "input").result()
        with pytest.raises(OperationError, match="Is a directory"):
            beside.submit(os.unlink, "/").result()
        assert beside.submit(os.getpid).result() == process != os.getpid()


@pytest.mark.long
def test_what_it_dies_of_is_one_message_and_the_next_question_goes_to_a_new_one() -> None:
    with Helper(limits=Limits(seconds=6)) as beside:
        first = beside.submit(os.getpid).result()
        # Done here, the first would end the tests, and the second take ten minutes.
        for question in (beside.submit(dies), beside.submit(time.sleep, 600), beside.submit(forges)):
            with pytest.raises(OperationError, match="has died"):
                question.result()
        second = beside.submit(os.getpid).result()
    assert second not in (first, os.getpid())
    assert ends(first)
    assert ends(second)


def test_a_killed_server_leaves_no_process_beside_it_that_works_on_or_complains() -> None:
    done = subprocess.run([sys.executable, "-c", PARENT], capture_output=True, encoding="ascii", check=False)
    assert done.stderr == ""
    assert ends(int(done.stdout))


def test_what_is_being_done_is_given_up_where_the_server_ends() -> None:
    beside = Helper()
    long = beside.submit(time.sleep, 600)
    process = beside.submit(os.getpid)
    while not long.running():
        time.sleep(0.01)
    beside.shutdown(cancel_futures=True)
    with pytest.raises(OperationError):
        long.result(60)
    assert process.cancelled()
