"""Ports that are told to those who will listen there."""

import socket

from porting.tcp import LOOPBACK, free_port


def test_a_port_is_told_to_one_caller_alone_while_nobody_listens_there_yet() -> None:
    told = [free_port() for _ in range(50)]

    assert len(set(told)) == 50


def test_whoever_was_told_a_port_can_listen_there() -> None:
    with socket.create_server((LOOPBACK, free_port())) as listening:
        assert listening.getsockname()[0] == LOOPBACK
