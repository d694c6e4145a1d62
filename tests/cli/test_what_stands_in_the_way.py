"""A setting or a port that is in the way: a command comes in, a sentence that says what to change goes out."""

from __future__ import annotations

import socket

import pytest

from adapter.cli import DOCUMENT, USAGE, run


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_port_somebody_else_holds_is_named_before_anything_is_done(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        code = run([command, "--port", str(port)])
    printed = capsys.readouterr()
    assert code == USAGE
    assert printed.out == ""
    assert f"port {port}" in printed.err
    assert "--port" in printed.err


def test_a_list_of_secrets_that_is_not_json_is_named_and_not_repeated(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THINKFAMILY_HOOK_TOKENS", '{"exampleshire-records": a secret nobody may read}')
    code = run(["check"])
    said = capsys.readouterr().err
    assert code == DOCUMENT
    assert said.startswith("setting THINKFAMILY_HOOK_TOKENS: this is not JSON")
    assert "nobody may read" not in said
