#!/usr/bin/env python3
"""Reads and writes events of a Rubric application, with redis-py (Debian: python3-redis).

    orders.py listen  redis://127.0.0.1:6379 shop orders            prints broadcast events
    orders.py publish redis://127.0.0.1:6379 shop orders TYPE JSON  broadcasts one
    orders.py work    redis://127.0.0.1:6379 shop orders GROUP      prints durable events, each once a group; for a second worker of a host
                                                                    a name of its own follows
    orders.py append  redis://127.0.0.1:6379 shop orders TYPE JSON  adds one to a durable topic

docs/events.md says what the attributes mean.
"""

import json
import socket
import sys
import uuid
from datetime import datetime, timezone

import redis

HEARTBEAT = "io.rubric.heartbeat"  # tells the last number, and nothing else


def envelope(topic, kind, data):
    """CloudEvents 1.0: what a Rubric application needs to read an event."""
    return json.dumps({
        "specversion": "1.0",
        "id": str(uuid.uuid4()),
        "source": f"/python/{socket.gethostname()}",
        "type": kind,
        "subject": topic,
        "time": datetime.now(timezone.utc).isoformat().replace("+00:00", "Z"),
        "datacontenttype": "application/json",
        "data": data,
    })


def show(event):
    print(event["type"], event.get("partitionkey", "-"), json.dumps(event["data"]), flush=True)


def read(text):
    """The event of an envelope; None, and a message, if it is no CloudEvent: whoever can write to Redis may have written it."""
    try:
        event = json.loads(text)
        kind = event["type"]
        if event["specversion"] == "1.0" and isinstance(kind, str) and ("data" in event or kind == HEARTBEAT):
            return event
        why = "an attribute is missing"
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        why = repr(error)
    print(f"skipped, since it is no CloudEvent: {why}", file=sys.stderr, flush=True)
    return None


def listen(server, prefix, topic):
    channel = server.pubsub(ignore_subscribe_messages=False)
    channel.subscribe(f"{prefix}:event:{topic}")
    for message in channel.listen():
        if message["type"] == "subscribe":
            print("listening", flush=True)
            continue
        event = read(message["data"])
        if event and event["type"] != HEARTBEAT:
            show(event)


def publish(server, prefix, topic, kind, data):
    server.publish(f"{prefix}:event:{topic}", envelope(topic, kind, json.loads(data)))


def work(server, prefix, topic, group, consumer=socket.gethostname()):
    """Each worker of a group has a name that no other has and that it has again when it is started again: so it finds what it had when it ended."""
    stream, name = f"{{{prefix}:event:{topic}}}:stream", f"group:{group}"
    try:
        server.xgroup_create(stream, name, id="$", mkstream=True)
    except redis.ResponseError as error:
        if "BUSYGROUP" not in str(error):
            raise
    print("listening", flush=True)
    after = "0"  # what this worker has had and not acknowledged; then ">", what is new
    while True:
        answer = server.xreadgroup(name, f"python-{consumer}", {stream: after}, count=10, block=1000)
        entries = answer[0][1] if answer else []
        if after != ">":
            after = entries[-1][0] if entries else ">"
        for entry, fields in entries:
            fields = fields or {}  # it is still pending, but the stream does not have it any more
            if fields.get("for", name) == name:  # a dead letter that is tried again is for its group alone
                event = read(fields.get("ce"))
                if event:
                    show(event)
            server.xack(stream, name, entry)


def append(server, prefix, topic, kind, data):
    server.xadd(f"{{{prefix}:event:{topic}}}:stream", {"ce": envelope(topic, kind, json.loads(data))})
    server.publish(f"{prefix}:event:~wake", topic)  # else it is found within a second


if __name__ == "__main__":
    what, address, *rest = sys.argv[1:]
    commands = {"listen": listen, "publish": publish, "work": work, "append": append}
    sys.stdout.reconfigure(errors="backslashreplace")  # JSON has texts that no encoding has
    commands[what](redis.Redis.from_url(address, decode_responses=True, encoding_errors="replace"), *rest)
