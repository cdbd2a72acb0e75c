#!/usr/bin/env python3
"""Reads and writes events of a Rubric application, with redis-py (Debian: python3-redis).

    orders.py listen  redis://127.0.0.1:6379 shop orders            prints broadcast events
    orders.py publish redis://127.0.0.1:6379 shop orders TYPE JSON  broadcasts one
    orders.py work    redis://127.0.0.1:6379 shop orders GROUP      prints durable events, each once a group
    orders.py append  redis://127.0.0.1:6379 shop orders TYPE JSON  adds one to a durable topic

docs/events.md says what the attributes mean.
"""

import json
import os
import socket
import sys
import uuid
from datetime import datetime, timezone

import redis


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


def listen(server, prefix, topic):
    channel = server.pubsub(ignore_subscribe_messages=False)
    channel.subscribe(f"{prefix}:event:{topic}")
    for message in channel.listen():
        if message["type"] == "subscribe":
            print("listening", flush=True)
            continue
        event = json.loads(message["data"])
        if event["type"] != "io.rubric.heartbeat":  # tells the last number, and nothing else
            show(event)


def publish(server, prefix, topic, kind, data):
    server.publish(f"{prefix}:event:{topic}", envelope(topic, kind, json.loads(data)))


def work(server, prefix, topic, group):
    stream, name = f"{{{prefix}:event:{topic}}}:stream", f"group:{group}"
    try:
        server.xgroup_create(stream, name, id="$", mkstream=True)
    except redis.ResponseError as error:
        if "BUSYGROUP" not in str(error):
            raise
    print("listening", flush=True)
    while True:
        for _, entries in server.xreadgroup(name, f"python-{os.getpid()}", {stream: ">"}, count=10, block=1000) or []:
            for entry, fields in entries:
                if fields.get("for", name) == name:  # a dead letter that is tried again is for its group alone
                    show(json.loads(fields["ce"]))
                server.xack(stream, name, entry)


def append(server, prefix, topic, kind, data):
    server.xadd(f"{{{prefix}:event:{topic}}}:stream", {"ce": envelope(topic, kind, json.loads(data))})
    server.publish(f"{prefix}:event:~wake", topic)  # else it is found within a second


if __name__ == "__main__":
    what, address, *rest = sys.argv[1:]
    commands = {"listen": listen, "publish": publish, "work": work, "append": append}
    commands[what](redis.Redis.from_url(address, decode_responses=True), *rest)
