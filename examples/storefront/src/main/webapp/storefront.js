"use strict";

const nodes = {};
const byName = name => nodes.this.name === name ? "this" : "peer";
const badge = name => `<span class="node ${byName(name)}">${text(name)}</span>`;
const text = value => String(value).replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`);

function log(list, html) {
  const line = document.createElement("li");
  line.innerHTML = html;
  list.prepend(line);
  while (list.children.length > 12) list.lastChild.remove();
  return line;
}

const logOf = card => document.querySelector(`#${card} .log`);

async function call(node, method, path) {
  const answer = await fetch(nodes[node].base + "api/" + path, { method });
  const body = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : null;
  const number = (pattern, field) => Number(answer.headers.get(field)?.match(pattern)?.[1] ?? 0);
  return {
    status: answer.status,
    body,
    retryAfter: number(/^(\d+)$/, "Retry-After"),
    remaining: number(/;r=(\d+)/, "RateLimit"),
    next: number(/;t=(\d+)/, "RateLimit"), // seconds
  };
}

/* Cache */

async function price(node) {
  const { body } = await call(node, "GET", "prices/teapot");
  const outcome = body.hit ? `<b class="good">HIT</b>` : `<b class="bad">MISS</b>`;
  const why = body.hit ? `the price that the supplier gave ${text(body.price.quotedTo)}` : "asked the supplier";
  log(logOf("cache"), `${badge(body.node)} ${outcome} €${(body.price.cents / 100).toFixed(2)}
    <small>${why}</small> <span class="end">${body.millis} ms</span>`);
}

async function changed(node) {
  await call(node, "POST", "prices/teapot/changed");
  log(logOf("cache"), `${badge(nodes[node].name)} <b>REMOVED</b> <small>from both: there is a new price</small>`);
}

/* Throttle: what is left is what the header RateLimit of each answer says; from then on it flows back. */

const limit = { permits: 5, millis: 20_000 };
const buckets = {};
const bucket = () => buckets[document.querySelector("#client").value] ??= { used: 0, at: 0, retryAt: 0 };
const drain = b => {
  const now = Date.now();
  b.used = Math.max(0, b.used - (now - b.at) * limit.permits / limit.millis);
  b.at = now;
  return b;
};

async function stock(node) {
  const b = bucket();
  const client = document.querySelector("#client").value;
  const { status, body, retryAfter, remaining, next } = await call(node, "GET", "stock/teapot?client=" + client);
  b.used = limit.permits - remaining - Math.max(0, 1 - next * 1000 * limit.permits / limit.millis);
  b.at = Date.now();
  if (status === 429) {
    b.retryAt = Date.now() + retryAfter * 1000;
    log(logOf("throttle"), `${badge(nodes[node].name)} <b class="bad">429</b> refused
      <small>${text(client)}</small> <span class="end">Retry-After: ${retryAfter}</span>`);
  } else {
    log(logOf("throttle"), `${badge(body.node)} <b class="good">200</b> ${body["in-stock"]} teapots left
      <small>${text(client)}</small>`);
  }
  showPermits();
}

function showPermits() {
  const b = drain(bucket());
  const left = Math.max(0, limit.permits - b.used);
  document.querySelector("#permits").innerHTML = Array.from({ length: limit.permits },
    (_, i) => `<i style="--full:${Math.round(100 * Math.min(1, Math.max(0, left - i)))}%"></i>`).join("");
  const wait = Math.ceil((b.retryAt - Date.now()) / 1000);
  document.querySelector("#permits-text").textContent =
    wait > 0 ? `refused, again in ${wait} s` : `${Math.floor(left + 0.01)} of ${limit.permits} permits left`;
}

/* Lock */

const order = "A-17";

async function checkout(node) {
  const name = nodes[node].name;
  const line = log(logOf("lock"), `${badge(name)} <small>order ${order} …</small>`);
  const { status, body } = await call(node, "POST", "orders/" + order);
  line.innerHTML = status === 409
    ? `${badge(name)} <b class="bad">409</b> gave up <span class="end">waited ${body.waitedMillis} ms</span>`
    : `${badge(name)} <b class="good">PLACED</b> <small>token …${text(body.receipt.fencingToken).slice(-6)}</small>
       <span class="end">${body.millis} ms</span>`;
}

const both = () => { checkout("this"); checkout("peer"); };

let release;
function holder(entry) {
  const span = document.querySelector("#holder");
  clearTimeout(release);
  const held = entry?.type === "CheckoutStarted";
  span.classList.toggle("held", held);
  span.innerHTML = held
    ? `Order ${text(entry.event.order)} is held by ${badge(entry.origin)}
       · fencing token ${text(entry.event.fencingToken)}`
    : `Nobody holds order ${order}`;
  // A server that died says nothing more; Redis frees its lock by itself.
  if (held) release = setTimeout(holder, 30_000);
}

/* Event */

const greet = node => call(node, "POST", "greetings?text=" + encodeURIComponent("Hello from " + nodes[node].name));

const words = {
  Greeting: e => e.text,
  CheckoutStarted: e => `started ${e.order}`,
  OrderPlaced: e => `placed ${e.order}`,
};

/* Counted every three seconds by one server: a line of its own, the logs are for what is clicked. */

function counted({ origin, event }) {
  document.querySelector("#counted").innerHTML = `${new Date(event.second * 1000).toLocaleTimeString()}
    ${badge(origin)} counted ${event.pieces} pieces <small>token …${text(event.fencingToken).slice(-6)}</small>`;
}

function listen(node) {
  const list = document.querySelector(`[data-ear=${node}]`);
  nodes[node].ear = new EventSource(nodes[node].base + "api/events");
  nodes[node].ear.onmessage = message => {
    const entry = JSON.parse(message.data);
    if (entry.type === "StockCounted") {
      if (node === "this") counted(entry);
      return;
    }
    const how = entry.remote ? "<b>@Remote</b>" : "<b>local</b>";
    log(list, `${badge(entry.origin)} ${how} <small>${text(words[entry.type](entry.event))}</small>`);
    if (node === "this" && entry.type !== "Greeting") holder(entry);
  };
}

/* The page */

const actions = { price, changed, stock, checkout, both, greet };

async function open() {
  const { name, peer } = await (await fetch("api/node")).json();
  nodes.this = { name, base: "" };
  // The other server may not run: then the page shows this one alone.
  const other = peer && await fetch(peer + "api/node").then(answer => answer.json(), () => null);
  if (other) {
    nodes.peer = { name: other.name, base: peer };
    document.querySelector("#peer-link").href = peer;
    document.querySelectorAll(".with-peer").forEach(e => e.hidden = false);
  }
  document.querySelectorAll("[data-node]").forEach(e => {
    const node = nodes[e.dataset.node];
    if (node && e.matches("button")) e.textContent = e.textContent.replace("…", node.name);
    else if (node) e.textContent = node.name;
  });
  document.querySelectorAll("[data-do]").forEach(b => b.onclick = () => actions[b.dataset.do](b.dataset.node));
  document.querySelectorAll("pre").forEach(p => p.innerHTML = p.innerHTML.replace(/@\w+/g, "<b>$&</b>"));
  document.querySelector("#client").onchange = showPermits;
  Object.keys(nodes).forEach(listen);
  holder();
  showPermits();
  setInterval(showPermits, 250);
}

open();
