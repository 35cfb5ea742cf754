// What the pages can do beyond being read: judge findings, copy a command, and search the index.
// Whatever comes from an article is set as text, never as markup; nothing is fetched.
"use strict";

const root = document.documentElement;
const KEPT = `copydesk/${document.body.dataset.corpus}/`;
const COLUMNS = ["rule", "name", "fingerprint", "path", "row", "line", "outlet", "message", "text", "context",
  "partner", "partner_text", "verdict", "comment"];

const store = {
  read(name) { try { return localStorage.getItem(KEPT + name); } catch { return null; } },
  write(name, value) {
    try { value === null ? localStorage.removeItem(KEPT + name) : localStorage.setItem(KEPT + name, value); } catch { /* not kept */ }
  },
  all() {
    const rows = [];
    try {
      for (let place = 0; place < localStorage.length; place++) {
        const name = localStorage.key(place);
        if (name.startsWith(KEPT)) rows.push(JSON.parse(localStorage.getItem(name)));
      }
    } catch { /* none kept */ }
    return rows.sort((a, b) => (a[0] + a[2] < b[0] + b[2] ? -1 : 1));
  },
};

// --- Judging: a verdict is kept in this browser as the row of the sheet it will be exported in.

function sheetRow(card, verdict) {
  const said = (chosen) => card.querySelector(chosen)?.textContent.trim() ?? "";
  const number = card.id.slice(1);
  const marks = [...document.querySelectorAll(`.text mark[data-f~="${number}"]`)].map((mark) => mark.textContent).join("");
  const own = card.dataset;
  return [own.rule, own.name, own.fingerprint, own.path, own.row, own.line ?? "", own.outlet, said(".message"),
    (said(".passage") || marks).slice(0, 2000), "", own.partner, "", verdict, ""];
}

function verdictOf(fingerprint) {
  try { return JSON.parse(store.read(fingerprint))?.[12] ?? ""; } catch { return ""; }
}

function showVerdict(card) {
  const verdict = verdictOf(card.dataset.fingerprint);
  for (const button of card.querySelectorAll(".verdict")) button.setAttribute("aria-pressed", String(button.value === verdict));
}

function judge(button) {
  const card = button.closest("[data-fingerprint]");
  const again = button.getAttribute("aria-pressed") === "true";
  store.write(card.dataset.fingerprint, again ? null : JSON.stringify(sheetRow(card, button.value)));
  showVerdict(card);
  countJudged();
}

function countJudged() {
  const button = document.querySelector(".export");
  if (!button) return;
  const judged = store.all().length;
  button.disabled = !judged;
  button.nextElementSibling.textContent = judged ? `${judged} judged; audit sample --score reads the sheet` : "";
}

function cell(value) {
  const safe = /^'*[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function exportSheet() {
  const lines = [COLUMNS, ...store.all()].map((row) => row.map((value) => cell(String(value))).join(","));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff" + lines.join("\r\n") + "\r\n"], { type: "text/csv" }));
  link.download = "sheet.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// --- Copying the command that silences a finding.

async function copyAccept(button) {
  const folder = document.body.dataset.report;
  const from = folder && folder !== "audit-report" ? ` --report '${folder.replaceAll("'", "'\\''")}'` : "";
  const command = `audit accept ${button.closest("[data-fingerprint]").dataset.fingerprint}${from} --reason ""`;
  const before = button.textContent;
  try { await navigator.clipboard.writeText(command); button.textContent = "Copied: add your reason"; }
  catch { prompt("Copy this command and add your reason:", command); }
  setTimeout(() => { button.textContent = before; }, 4000);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.matches(".verdict")) judge(button);
  else if (button.matches(".copy")) copyAccept(button);
  else if (button.matches(".export")) exportSheet();
});

// --- On an article's page: the words of a finding light up while its message is looked at.

function light(event) {
  const card = event.target.closest?.(".card[id]");
  for (const mark of document.querySelectorAll("mark.lit")) mark.classList.remove("lit");
  if (card) for (const mark of document.querySelectorAll(`mark[data-f~="${card.id.slice(1)}"]`)) mark.classList.add("lit");
}
if (document.querySelector(".article")) {
  document.addEventListener("mouseover", light);
  document.addEventListener("focusin", light);
}

// --- On the index: the search. Rows lie in columns, in files of some thousand rows; only what is shown is made.

const AT_ONCE = 20;
const IDLE_ROWS = 4000;

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

class Search {
  constructor(data) {
    this.about = data.about;
    this.documents = this.joined(data.documents);
    this.findings = this.joined(data.findings);
    this.fields = Object.fromEntries(["words", "mode", "order", "severity", "rule", "outlet", "quotes", "least", "share"]
      .map((name) => [name, document.getElementById(name)]));
    this.list = document.getElementById("found");
    this.more = document.getElementById("more");
    this.count = document.getElementById("count");
    this.hay = {};
    this.fill();
    const form = document.querySelector(".filters");
    form.addEventListener("input", (event) => { if (!event.target.matches("select")) this.run(); });
    form.addEventListener("change", (event) => { if (event.target.matches("select")) this.run(); });
    form.addEventListener("reset", () => setTimeout(() => this.run()));
    form.addEventListener("submit", (event) => event.preventDefault());
    this.more.addEventListener("click", () => this.show(true));
    addEventListener("hashchange", () => this.fromAddress());
    if (!this.fromAddress()) this.run();
    setTimeout(() => this.warm(), 200);
  }

  joined(parts) {
    if (parts.length < 2) return parts[0] ?? {};
    return Object.fromEntries(Object.keys(parts[0]).map((column) => [column, parts.flatMap((part) => part[column])]));
  }

  fill() {
    const { severities, rules, outlets } = this.about;
    severities.forEach((name, place) => this.fields.severity.append(make("option", { value: place }, name)));
    rules.forEach(([code, name], place) => this.fields.rule.append(make("option", { value: place }, `${code} ${name}`)));
    outlets.map((name, place) => [name || "(unknown)", place]).sort().forEach(([name, place]) =>
      this.fields.outlet.append(make("option", { value: place }, name)));
  }

  // A link such as #rule=FS001 or #severity=error sets one filter and shows what it leaves.
  fromAddress() {
    const [name, value] = [...new URLSearchParams(location.hash.slice(1))][0] ?? [];
    const places = { rule: this.about.rules.map((rule) => rule[0]), severity: this.about.severities, outlet: this.about.outlets };
    const place = places[name]?.indexOf(value) ?? -1;
    if (place < 0) return false;
    document.querySelector(".filters").reset();
    this.fields[name].value = String(place);
    this.run();
    document.getElementById("find").scrollIntoView();
    return true;
  }

  // One string of small letters for each row, made when words are first searched for, or before that in idle moments.
  haystack(what) {
    this.hay[what] ??= [];
    this.stack(what, Infinity);
    return this.hay[what];
  }

  stack(what, most) {
    const { documents, findings } = this;
    const hay = this.hay[what];
    const end = Math.min(hay.length + most, (what === "documents" ? documents.place : findings.message)?.length ?? 0);
    for (let row = hay.length; row < end; row++) {
      hay.push((what === "documents" ? `${documents.place[row]}\n${documents.title[row]}`
        : `${findings.message[row]}\n${findings.text[row]}\n${documents.place[findings.document[row]]}\n${findings.fingerprint[row]}`)
        .toLowerCase());
    }
    return end;
  }

  warm() {
    this.hay.findings ??= [];
    const before = this.hay.findings.length;
    if (this.stack("findings", IDLE_ROWS) > before) setTimeout(() => this.warm(), 20);
  }

  run() {
    const { words, mode, order, severity, rule, outlet, quotes, least, share } = this.fields;
    const wanted = words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const what = mode.value;
    for (const field of [order, severity, rule, quotes, least, share]) if (field) field.disabled = what === "documents";
    const keeps = what === "documents"
      ? this.keepsDocument(outlet.value)
      : this.keepsFinding({ severity: severity.value, rule: rule.value, outlet: outlet.value,
        quotes: quotes?.checked, least: Number(least?.value ?? 0), share: Number(share?.value ?? 0) });
    const total = (what === "documents" ? this.documents.place : this.findings.message)?.length ?? 0;
    const hay = wanted.length ? this.haystack(what) : null;
    this.rows = [];
    for (let row = 0; row < total; row++) {
      if (keeps(row) && (!hay || wanted.every((word) => hay[row].includes(word)))) this.rows.push(row);
    }
    if (what === "findings" && order.value === "grave") {
      const grave = this.findings.severity;
      this.rows = this.about.severities.flatMap((_, place) => this.rows.filter((row) => grave[row] === place));
    }
    const named = what === "documents" ? "article" : "finding";
    this.count.textContent = `${this.rows.length.toLocaleString("en")} of ${total.toLocaleString("en")} ${named}${total === 1 ? "" : "s"}`;
    this.show(false);
  }

  keepsDocument(outlet) {
    const { documents } = this;
    return outlet === "" ? () => true : (row) => documents.outlet[row] === Number(outlet);
  }

  keepsFinding(wanted) {
    const { findings, documents } = this;
    const number = (value) => (value === "" ? -1 : Number(value));
    const [severity, rule, outlet] = [wanted.severity, wanted.rule, wanted.outlet].map(number);
    return (row) => (severity < 0 || findings.severity[row] === severity)
      && (rule < 0 || findings.rule[row] === rule)
      && (outlet < 0 || documents.outlet[findings.document[row]] === outlet)
      && (!findings.words[row] || ((!wanted.quotes || !findings.quoted[row])
        && findings.words[row] >= wanted.least && findings.share[row] >= wanted.share));
  }

  show(further) {
    if (!further) { this.list.replaceChildren(); this.shown = 0; }
    const next = this.rows.slice(this.shown, this.shown + AT_ONCE);
    const cards = next.map((row) => (this.fields.mode.value === "documents" ? this.documentCard(row) : this.findingCard(row)));
    this.list.append(...cards);
    if (further && cards.length) cards[0].querySelector("a, button")?.focus();
    this.shown += next.length;
    this.more.hidden = this.shown >= this.rows.length;
  }

  placeOf(row, hash, words) {
    const page = this.documents.page[row];
    const place = make("bdi", {}, words);
    return page ? make("a", { href: `pages/${page}.html${hash}` }, place) : place;
  }

  findingCard(row) {
    const { findings, documents, about } = this;
    const at = findings.document[row];
    const [code, name, , , link] = about.rules[findings.rule[row]];
    const severity = about.severities[findings.severity[row]];
    const line = documents.row[at] ? "" : findings.line[row];
    const data = { fingerprint: findings.fingerprint[row], rule: code, name,
      path: documents.row[at] ? documents.place[at].replace(/:\d+$/, "") : documents.place[at], row: documents.row[at] || "",
      line, outlet: about.outlets[documents.outlet[at]], partner: findings.partner[row] };
    const rule = make(link ? "a" : "span", link ? { class: "rule", href: link } : { class: "rule" },
      make("strong", {}, name), " ", make("code", {}, code));
    const card = make("li", { class: `card ${severity}`, ...Object.fromEntries(Object.entries(data).map(([key, value]) => [`data-${key}`, value])) },
      make("h3", {}, rule, make("span", { class: `badge ${severity}` }, severity)),
      make("p", { class: "place" }, this.placeOf(at, `#f${findings.number[row]}`, documents.place[at] + (line ? (line > 0 ? ":" : ", ") + line : ""))),
      make("p", { class: "message", dir: "auto" }, findings.message[row]));
    if (findings.text[row]) card.append(make("p", { class: "passage", dir: "auto" }, make("mark", { class: severity }, findings.text[row])));
    card.append(make("p", { class: "actions" }, make("span", { class: "ask" }, "Right? "),
      make("button", { type: "button", class: "verdict", value: "right", "aria-label": "Yes, this finding is right" }, "Yes"), " ",
      make("button", { type: "button", class: "verdict", value: "wrong", "aria-label": "No, this finding is wrong" }, "No"), " ",
      make("button", { type: "button", class: "copy" }, "Copy accept"), " ",
      make("code", { class: "soft" }, data.fingerprint.slice(0, 8))));
    showVerdict(card);
    return card;
  }

  documentCard(row) {
    const { documents, about } = this;
    const known = [about.outlets[documents.outlet[row]], documents.date[row], `integrity ${documents.integrity[row]}`];
    return make("li", { class: "card" },
      make("p", { dir: "auto" }, this.placeOf(row, "", documents.title[row] || documents.place[row])),
      make("p", { class: "place" }, make("bdi", {}, documents.place[row])),
      make("p", { class: "soft" }, known.filter(Boolean).join(" · ")));
  }
}

root.classList.add("js");
for (const card of document.querySelectorAll("[data-fingerprint]")) showVerdict(card);
countJudged();
if (typeof auditData !== "undefined") new Search(auditData);
