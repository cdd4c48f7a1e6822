"""What Linux lets a process give up for good: networks, files, system calls. Nothing here raises."""

import ctypes
import os
import platform
import struct
from collections.abc import Iterable, Sequence
from pathlib import Path

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
_SECCOMP_MODE_FILTER = 2
_CLONE_NEWUSER, _CLONE_NEWNET = 0x1000_0000, 0x4000_0000
_CLONE_NEW_ANYTHING = 0x7E02_0080
_EPERM, _ENOSYS = 1, 38

#: System calls by their numbers on x86-64 and 64-bit ARM (None: does not exist there), which no reading of a
#: document needs: other processes, networks, namespaces, kernel surfaces with a long record of holes.
_REFUSED: dict[str, tuple[int | None, int | None]] = {
    "accept": (43, 202),
    "accept4": (288, 242),
    "add_key": (248, 217),
    "bind": (49, 200),
    "bpf": (321, 280),
    "chroot": (161, 51),
    "connect": (42, 203),
    "delete_module": (176, 106),
    "execveat": (322, 281),
    "finit_module": (313, 273),
    "init_module": (175, 105),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "io_uring_setup": (425, 425),
    "kcmp": (312, 272),
    "kexec_load": (246, 104),
    "keyctl": (250, 219),
    "listen": (50, 201),
    "memfd_create": (319, 279),
    "mount": (165, 40),
    "mq_open": (240, 180),
    "msgget": (68, 186),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "perf_event_open": (298, 241),
    "personality": (135, 92),
    "pidfd_getfd": (438, 438),
    "pidfd_open": (434, 434),
    "pidfd_send_signal": (424, 424),
    "pivot_root": (155, 41),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "ptrace": (101, 117),
    "reboot": (169, 142),
    "request_key": (249, 218),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "semget": (64, 190),
    "setns": (308, 268),
    "shmat": (30, 196),
    "shmget": (29, 194),
    "socket": (41, 198),
    "swapoff": (168, 225),
    "swapon": (167, 224),
    "umount2": (166, 39),
    "unshare": (272, 97),
    "userfaultfd": (323, 282),
}
#: What changes files, beside opening them.
_REFUSED_CHANGES: dict[str, tuple[int | None, int | None]] = {
    "chmod": (90, None),
    "chown": (92, None),
    "creat": (85, None),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchown": (93, 55),
    "fchownat": (260, 54),
    "fsetxattr": (190, 7),
    "lchown": (94, None),
    "link": (86, None),
    "linkat": (265, 37),
    "lsetxattr": (189, 6),
    "mkdir": (83, None),
    "mkdirat": (258, 34),
    "mknod": (133, None),
    "mknodat": (259, 33),
    "rename": (82, None),
    "renameat": (264, 38),
    "renameat2": (316, 276),
    "rmdir": (84, None),
    "setxattr": (188, 5),
    "symlink": (88, None),
    "symlinkat": (266, 36),
    "truncate": (76, 45),
    "unlink": (87, None),
    "unlinkat": (263, 35),
    "utime": (132, None),
    "utimensat": (280, 88),
    "utimes": (235, None),
}
#: What starts processes or speaks to others; a child that runs Tesseract needs them.
_REFUSED_PROCESSES: dict[str, tuple[int | None, int | None]] = {
    "clone": (56, 220),
    "execve": (59, 221),
    "fork": (57, None),
    "kill": (62, 129),
    "tgkill": (234, 131),
    "tkill": (200, 130),
    "vfork": (58, None),
}
#: Their arguments lie in memory, where a filter cannot look; libraries then use the older call.
_UNKNOWN: dict[str, tuple[int | None, int | None]] = {"clone3": (435, 435), "openat2": (437, 437)}
#: (numbers, argument, bits): refused when any of the bits is set. Opening for writing, making or changing a
#: file; a namespace of one's own; limits of another process.
_WRITING = 0x1 | 0x2 | 0x40 | 0x200 | 0x400
_REFUSED_WITH: dict[str, tuple[tuple[int | None, int | None], int, int]] = {
    "clone": ((56, 220), 0, _CLONE_NEW_ANYTHING),
    "prlimit64": ((302, 261), 0, 0xFFFF_FFFF),
}
_REFUSED_TO_WRITE: dict[str, tuple[tuple[int | None, int | None], int, int]] = {
    "open": ((2, None), 1, _WRITING),
    "openat": ((257, 56), 2, _WRITING),
}
_ARCHITECTURES = {"x86_64": (0, 0xC000_003E), "aarch64": (1, 0xC000_00B7)}
#: Calls of the x32 way of running on x86-64 have other numbers, from here on.
_X32 = 0x4000_0000

_LOAD, _JUMP_EQUAL, _JUMP_GREATER_EQUAL, _JUMP_SET, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _ERROR = 0x7FFF_0000, 0x8000_0000, 0x0005_0000

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIRECTORY = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_PATH_BENEATH = 1
_TCP, _SIGNALS_AND_SOCKETS = 0b11, 0b11
#: All kinds of access to files that a version of Landlock knows: 13, and later ones a few more.
_ACCESS_BY_VERSION = {1: 13, 2: 14, 3: 15, 4: 15}
_ACCESS_SINCE_5 = 16


def is_linux() -> bool:
    return platform.system() == "Linux"


def die_with_parent(signal: int) -> None:
    """Have `signal` sent to this process when the thread that forked it is gone."""
    _prctl(_PR_SET_PDEATHSIG, signal)


def leave_the_network() -> bool:
    """Go where there is no network but an own loopback that is down; for a process with one thread."""
    if not is_linux():
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    # A user namespace of its own also takes root's powers over everything outside of it.
    return any(libc.unshare(new) == 0 for new in (_CLONE_NEWUSER | _CLONE_NEWNET, _CLONE_NEWNET))


def never_gain_privileges() -> bool:
    """No program that is started may have more rights than this process; nobody may look into it."""
    _prctl(_PR_SET_DUMPABLE, 0)
    return is_linux() and _prctl(_PR_SET_NO_NEW_PRIVS, 1) == 0


def refuse_system_calls(*, may_run_programs: bool) -> bool:
    """Whether the filter is in force; needs `never_gain_privileges`. It stays, and programs inherit it."""
    if not is_linux() or platform.machine() not in _ARCHITECTURES:
        return False
    column, architecture = _ARCHITECTURES[platform.machine()]
    names = {**_REFUSED, **_REFUSED_CHANGES, **({} if may_run_programs else _REFUSED_PROCESSES)}
    bits = {**_REFUSED_WITH, **({} if may_run_programs else _REFUSED_TO_WRITE)}
    program = [
        _step(_LOAD, 4),
        _step(_JUMP_EQUAL, architecture, 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD, 0),
        _step(_JUMP_GREATER_EQUAL, _X32, 0, 1),
        _step(_RETURN, _ERROR | _EPERM),
        *_answers(_numbers(_UNKNOWN.values(), column), _ENOSYS),
        *_answers(_numbers(names.values(), column), _EPERM),
    ]
    for numbers, argument, mask in bits.values():
        for number in _numbers([numbers], column):
            program += _answer_to_bits(number, argument, mask)
    program.append(_step(_RETURN, _ALLOW))
    code = ctypes.create_string_buffer(b"".join(program))
    described = ctypes.create_string_buffer(struct.pack("HP", len(program), ctypes.addressof(code)))
    return _prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.addressof(described)) == 0


def see_only(readable: Sequence[Path], writable: Sequence[Path] = ()) -> bool:
    """Whether from now on only what lies in `readable` can be read and run, and `writable` written to.

    Newer kernels also refuse TCP, and signals to other processes.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), 1) if is_linux() else -1
    if version < 1:
        return False
    access = (1 << _ACCESS_BY_VERSION.get(version, _ACCESS_SINCE_5)) - 1
    tcp, scope = _TCP if version >= 4 else 0, _SIGNALS_AND_SOCKETS if version >= 6 else 0
    attributes = struct.pack("QQQ", access, tcp, scope)[: 24 if version >= 6 else 16 if version >= 4 else 8]
    rules = libc.syscall(_CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), 0)
    if rules < 0:
        return False
    try:
        for path in readable:
            _allow_beneath(libc, rules, path, _EXECUTE | _READ_FILE | _READ_DIRECTORY)
        for path in writable:
            _allow_beneath(libc, rules, path, _READ_FILE | _WRITE_FILE)
        return bool(libc.syscall(_RESTRICT_SELF, rules, 0) == 0)
    finally:
        os.close(rules)


def _allow_beneath(libc: ctypes.CDLL, rules: int, path: Path, access: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:  # not on this machine
        return
    if not path.is_dir():
        access &= ~_READ_DIRECTORY
    rule = struct.pack("=Qi", access, place)
    libc.syscall(_ADD_RULE, rules, _PATH_BENEATH, rule, 0)
    os.close(place)


def _prctl(option: int, value: int, more: int = 0) -> int:
    if not is_linux():
        return -1
    unsigned = ctypes.c_ulong
    return int(ctypes.CDLL(None).prctl(option, unsigned(value), unsigned(more), unsigned(0), unsigned(0)))


def _numbers(calls: Iterable[tuple[int | None, int | None]], column: int) -> list[int]:
    return [number for numbers in calls if (number := numbers[column]) is not None]


def _step(code: int, value: int, if_so: int = 0, if_not: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_so, if_not, value)


def _answers(numbers: Iterable[int], error: int) -> list[bytes]:
    return [
        step
        for number in numbers
        for step in (_step(_JUMP_EQUAL, number, 0, 1), _step(_RETURN, _ERROR | error))
    ]


def _answer_to_bits(number: int, argument: int, mask: int) -> list[bytes]:
    """Refuse a call with any bit of `mask` in its argument; the call's number is loaded again after it."""
    return [
        _step(_JUMP_EQUAL, number, 0, 4),
        _step(_LOAD, 16 + 8 * argument),
        _step(_JUMP_SET, mask, 0, 1),
        _step(_RETURN, _ERROR | _EPERM),
        _step(_LOAD, 0),
    ]
