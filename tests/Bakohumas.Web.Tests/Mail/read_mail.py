"""Reads a mail from standard input with a parser that is not ours and prints headers and parts as JSON."""
import email
import email.policy
import hashlib
import json
import sys

mail = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)


def tree(part):
    if part.is_multipart():
        return {"type": part.get_content_type(), "parts": [tree(child) for child in part.iter_parts()]}
    content = part.get_payload(decode=True)
    return {
        "type": part.get_content_type(),
        "id": part.get("Content-ID"),
        "disposition": part.get_content_disposition(),
        "file": part.get_filename(),
        "method": part.get_param("method"),
        "charset": part.get_content_charset(),
        "text": content.decode("utf-8") if part.get_content_maintype() == "text" else None,
        "sha256": hashlib.sha256(content).hexdigest(),
    }


json.dump({
    "headers": {key: str(value) for key, value in mail.items()},
    "names": [key for key in mail.keys()],
    "to": [address.addr_spec for address in mail["To"].addresses],
    "toName": mail["To"].addresses[0].display_name,
    "defects": [str(defect) for part in mail.walk() for defect in part.defects],
    "longest": max(map(len, bytes(mail).splitlines())),
    "body": tree(mail),
}, sys.stdout)
