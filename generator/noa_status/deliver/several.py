"""Several targets at once: each is reported on its own, and none waits for another or falls with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from noa_status.deliver.publish import Done
from noa_status.problems import NoaStatusError


def at_each(targets: Sequence[str], publish: Callable[[str], Done]) -> list[Done]:
    """What became of each, in their order. What a target raises (NoaStatusError, OSError) is told in its own `failed`."""

    def one(target: str) -> Done:
        try:
            return publish(target)
        except NoaStatusError as error:
            if error.exit_status == 2:
                return Done(target=target, refused=(str(error),), is_wrong_use=True)
            return Done(target=target, failed=str(error))
        except OSError as error:
            return Done(target=target, failed=f"{error.strerror or error}: {error.filename or ''}".rstrip(": "))

    with ThreadPoolExecutor(max_workers=max(1, len(targets))) as pool:
        return list(pool.map(one, targets))
