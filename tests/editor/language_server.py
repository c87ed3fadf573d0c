"""The real yaml-language-server, spoken to as an editor does: JSON-RPC over stdio.

Specification: Language Server Protocol 3.17, base protocol.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

# Where `make test` puts it.
INSTALLED = Path(sys.prefix, "editor", "node_modules", "yaml-language-server")
SECONDS = 60  # for one answer; the first one on a busy machine takes the longest


class LanguageServer:
    """A running server with the settings of an editor that nobody has configured, and no internet."""

    def __init__(self, command: list[str], root: Path) -> None:
        self.root = root
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PATH": "/usr/bin:/bin", "NODE_NO_WARNINGS": "1"},
        )
        self._news = threading.Condition()
        self._answers: dict[int, Any] = {}
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}
        self._asked = 0
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        capabilities = {
            "textDocument": {
                "completion": {
                    "completionItem": {
                        "snippetSupport": True,
                        "documentationFormat": ["markdown", "plaintext"],
                    }
                },
                "hover": {"contentFormat": ["markdown", "plaintext"]},
                "publishDiagnostics": {},
            },
            "workspace": {"configuration": True},
        }
        self._request(
            "initialize",
            {"processId": None, "rootUri": self.root.as_uri(), "capabilities": capabilities},
        )
        self._notify("initialized", {})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._request("shutdown", None)
            self._notify("exit", None)
            self._process.wait(SECONDS)
        finally:
            self._process.kill()
            self._process.wait()
            self._reader.join()
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    stream.close()

    def open(self, path: str, text: str) -> None:
        """Opens a file with this text; `path` is relative to the root, and opened once only."""
        document = {"uri": self._uri(path), "languageId": "yaml", "version": 1, "text": text}
        self._notify("textDocument/didOpen", {"textDocument": document})

    def diagnostics(self, path: str) -> list[dict[str, Any]]:
        """What is marked in an open file, as soon as the server has looked at it."""
        uri = self._uri(path)
        with self._news:
            found = self._news.wait_for(lambda: uri in self._diagnostics or self._ended(), SECONDS)
            assert found, f"no diagnostics for {path}"
            assert not self._ended(), "the server has ended"
            return self._diagnostics[uri]

    def complete(self, path: str, line: int, character: int) -> dict[str, dict[str, Any]]:
        """What is offered at a position (from 0) of an open file, by label."""
        answer = self._request("textDocument/completion", self._at(path, line, character))
        items = answer["items"] if isinstance(answer, Mapping) else answer
        return {item["label"]: item for item in items}

    def hover(self, path: str, line: int, character: int) -> str:
        """What is shown at a position (from 0) of an open file; '' for nothing."""
        answer = self._request("textDocument/hover", self._at(path, line, character))
        if not answer:
            return ""
        contents = answer["contents"]
        return contents["value"] if isinstance(contents, Mapping) else str(contents)

    def _uri(self, path: str) -> str:
        return (self.root / path).as_uri()

    def _at(self, path: str, line: int, character: int) -> dict[str, Any]:
        return {
            "textDocument": {"uri": self._uri(path)},
            "position": {"line": line, "character": character},
        }

    def _request(self, method: str, params: object) -> Any:
        with self._news:
            self._asked += 1
            number = self._asked
        self._send({"id": number, "method": method, "params": params})
        with self._news:
            found = self._news.wait_for(lambda: number in self._answers or self._ended(), SECONDS)
            assert found, f"no answer to {method}"
            assert number in self._answers, "the server has ended"
            answer = self._answers.pop(number)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def _notify(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = self._process.stdin
        assert stream is not None
        stream.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        stream.flush()

    def _ended(self) -> bool:
        return self._process.poll() is not None

    def _read(self) -> None:
        """Takes in what the server says until it ends; answers its questions about settings."""
        stream = self._process.stdout
        assert stream is not None
        while header := stream.readline():
            length = int(header.partition(b":")[2])
            while stream.readline().strip():
                pass
            message = json.loads(stream.read(length))
            if "method" not in message:
                with self._news:
                    self._answers[message["id"]] = message
                    self._news.notify_all()
            elif message["method"] == "textDocument/publishDiagnostics":
                with self._news:
                    told = message["params"]
                    self._diagnostics[told["uri"]] = told["diagnostics"]
                    self._news.notify_all()
            elif "id" in message:
                self._send({"id": message["id"], "result": _settings(message)})
        with self._news:
            self._news.notify_all()


def _settings(question: Mapping[str, Any]) -> object:
    if question["method"] != "workspace/configuration":
        return None
    # The store of schemas is on the internet; everything else stays as the server has it by itself.
    yaml = {"schemaStore": {"enable": False}}
    return [yaml if item.get("section") == "yaml" else {} for item in question["params"]["items"]]
