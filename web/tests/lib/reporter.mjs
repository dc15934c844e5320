// One line for each check, and for one that fails its message, once.
export default async function* report(events) {
  let passed = 0;
  let failed = 0;
  for await (const { type, data } of events) {
    if (type === "test:stdout" || type === "test:stderr" || type === "test:diagnostic") {
      if (type !== "test:diagnostic") yield data.message;
      continue;
    }
    // A group fails because of its checks, which have told why.
    if (data.details?.type === "suite" || data.skip !== undefined) continue;
    const seconds = `${((data.details?.duration_ms ?? 0) / 1000).toFixed(1)} s`;
    if (type === "test:pass") {
      passed += 1;
      yield `  ok    ${data.name} (${seconds})\n`;
    } else if (type === "test:fail") {
      failed += 1;
      const why = data.details.error.cause ?? data.details.error;
      yield `  WRONG ${data.name} (${seconds})\n${indented(why)}\n`;
    }
  }
  yield `${passed + failed} checks, ${failed} failed\n`;
}

function indented(why) {
  const places = String(why.stack ?? "").match(/\(?file:.*\/web\/tests\/\S+/g) ?? [];
  const text = [why.message ?? String(why), ...places.slice(0, 3)].join("\n");
  return text.replace(/^/gm, "        ");
}
