"""Which patches a worker leaves to a later one: the code is there, running requests do not take it yet."""

from collections.abc import Callable

from temporalio.worker import PatchActivationInput

from porting.settings import Settings, SettingsError
from workflows.patches import Patch

MayTake = Callable[[PatchActivationInput], bool]


def may_take_patches(settings: Settings) -> MayTake:
    """Whether a request that comes to a patch takes it. One that has taken it keeps it in any case.

    Raises: `SettingsError` where a patch is named that the code does not have: held back under a wrong name,
    it would be taken.
    """
    known = {patch.value for patch in Patch}
    if set(settings.patches_held_back) - known:
        raise SettingsError(f"PORTING_PATCHES_HELD_BACK: there are {', '.join(sorted(known))}")
    held_back = frozenset(settings.patches_held_back)
    return lambda asked: asked.patch_id not in held_back
