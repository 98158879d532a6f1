/**
 * The report's own program. Written as a text, because every build of Bearings has to put the same bytes into the same
 * report. It makes elements and gives them text, and never makes markup of data.
 */
export const REPORT_SCRIPT = `
(function () {
  "use strict";
  var $ = function (id) { return document.getElementById(id); };
  var names = JSON.parse($("names").textContent), PAGE = 100;
  var blocks = [].slice.call(document.querySelectorAll("script.rows"));
  var rows = [], found = null, page = 0, read = 0;
  var form = $("filters"), body = $("list-rows"), place = $("place"), back = $("back"), next = $("next");
  // [check, status, severity, decision, unused, name, arn, region, reason, since, decided]
  function readOne(until) {
    while (read < blocks.length && (until === undefined || rows.length < until)) {
      var block = JSON.parse(blocks[read].textContent);
      for (var i = 0; i < block.f.length; i += 1) { var row = block.f[i]; row[8] = block.r[row[8]]; rows.push(row); }
      blocks[read].textContent = "";
      read += 1;
      if (until === undefined) return;
    }
  }
  function element(tag, name, text) {
    var made = document.createElement(tag);
    if (name) made.className = name;
    if (text !== undefined) made.textContent = text;
    return made;
  }
  function line(row) {
    var tr = element("tr"), check = names.checks[row[0]];
    var shown = row[3] > 0 ? names.decisions[row[3]] : names.statuses[row[1]];
    var td = element("td"); td.append(element("span", "s " + shown[0], shown[1])); tr.append(td);
    td = element("td"); td.append(element("span", names.severities[row[2]], names.severities[row[2]])); tr.append(td);
    td = element("td", "name", row[5]); if (row[4]) td.append(" ", element("span", "tag", "unused"));
    if (row[6]) td.append(element("div", "mono sub", row[6])); tr.append(td);
    tr.append(element("td", "hide", row[7]));
    td = element("td", "name", check[1]); td.append(element("div", "sub", row[8]));
    if (row[10]) td.append(element("div", "sub", row[10])); tr.append(td);
    tr.append(element("td", "hide", row[9] || ""));
    return tr;
  }
  function draw() {
    var all = found || rows, total = found ? found.length : names.total, from = page * PAGE;
    if (!found) readOne(from + PAGE);
    var lines = all.slice(from, from + PAGE).map(line);
    body.replaceChildren.apply(body, lines);
    place.textContent = total === 0 ? "No finding fits." : number(from + 1) + " to " + number(from + lines.length) +
      " of " + number(total) + (total === names.total ? "" : ", of " + number(names.total) + " in this file");
    back.disabled = page === 0;
    next.disabled = from + PAGE >= total;
  }
  function number(value) { return String(value).replace(/\\B(?=(\\d{3})+$)/g, ","); }
  function narrow() {
    var words = form.q.value.toLowerCase().split(/\\s+/).filter(Boolean);
    var status = form.status.value, severity = form.severity.value, check = form.check.value, region = form.region.value;
    page = 0;
    if (!words.length && !status && !severity && !check && !region) { found = null; draw(); return; }
    while (read < blocks.length) readOne();
    found = rows.filter(function (row) {
      var shown = row[3] > 0 ? names.decisions[row[3]][0] : names.statuses[row[1]][0];
      if (status && shown !== status) return false;
      if (severity && names.severities[row[2]] !== severity) return false;
      if (check && names.checks[row[0]][0] !== check) return false;
      if (region && row[7] !== region) return false;
      if (!words.length) return true;
      var text = (row[5] + " " + row[6] + " " + row[8] + " " + names.checks[row[0]][1]).toLowerCase();
      return words.every(function (word) { return text.indexOf(word) !== -1; });
    });
    draw();
  }
  function ahead() { if (read < blocks.length) { readOne(); setTimeout(ahead, 4); } }
  var waiting = 0;
  form.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(narrow, 120); });
  form.addEventListener("submit", function (event) { event.preventDefault(); narrow(); });
  back.addEventListener("click", function () { page -= 1; draw(); });
  next.addEventListener("click", function () { page += 1; draw(); });
  form.hidden = false;
  $("pages").hidden = false;
  draw();
  setTimeout(ahead, 200);
})();
`;
