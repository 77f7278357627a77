"""`noa-status notify`, killed without warning at the boundary that DIES_AT counts to: before and after each write and each sending."""

from __future__ import annotations

import os
import signal
import sys

from noa_status.cli import main
from noa_status.deliver import state as states
from noa_status.deliver.notify import senders
from noa_status.deliver.notify.outcomes import Outcome, Send
from noa_status.deliver.notify.plan import Planned

passed: list[str] = []


def boundary(name: str) -> None:
    passed.append(name)
    if len(passed) == int(os.environ["DIES_AT"]):
        sys.stdout.write(f"{name}\n")
        sys.stdout.flush()
        os.kill(os.getpid(), signal.SIGKILL)


class DyingState(states.FolderState):
    """A folder whose writer dies."""

    def write(self, name: str, data: bytes, expected: str | None) -> str | None:
        stage = data.partition(b'"stage":"')[2].partition(b'"')[0].decode() or "first run"
        boundary(f"before {stage} is written")
        version = super().write(name, data, expected)
        boundary(f"after {stage} is written")
        return version


def dying(send: Send) -> Send:
    def sends(item: Planned) -> Outcome:
        boundary("before it is sent")
        outcome = send(item)
        boundary("after it is sent")
        return outcome

    return sends


if __name__ == "__main__":
    states.FolderState = DyingState
    real = senders.to_receivers
    senders.to_receivers = lambda *given, **more: dying(real(*given, **more))
    main()
