/**
 * Runs in the page before its own scripts: stops the calendar, and notes what the policy refuses, how long the page was
 * blocked, and whether the engine still has something to do.
 */
export function watch({ today }) {
  const noted = { violations: [], blocked: [], pending: 0, orders: 0 };
  window.watched = noted;

  const RealDate = Date;
  const noon = new RealDate(`${today}T12:00:00`).getTime();
  window.Date = class extends RealDate {
    constructor(...given) {
      super(...(given.length === 0 ? [noon] : given));
    }
    static now() {
      return noon;
    }
  };

  document.addEventListener("securitypolicyviolation", (event) => noted.violations.push(`${event.effectiveDirective} ${event.blockedURI} on ${event.target?.nodeName}`));
  new PerformanceObserver((list) => noted.blocked.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask", buffered: true });

  const post = Worker.prototype.postMessage;
  const known = new WeakSet();
  Worker.prototype.postMessage = function (...given) {
    if (!known.has(this)) {
      known.add(this);
      let open = 0;
      noted.opened = () => (open += 1);
      this.addEventListener("message", () => {
        if (open === 0) return;
        open -= 1;
        noted.pending -= 1;
      });
      // What was asked of a Worker is gone with it.
      const terminate = this.terminate;
      this.terminate = function () {
        noted.pending -= open;
        open = 0;
        return terminate.call(this);
      };
    }
    noted.opened();
    noted.pending += 1;
    noted.orders += 1;
    if (noted.spoil && given[0].do === "call") {
      // Breaks the engine in its own Worker, as a fault of its own would.
      noted.spoil = false;
      given[0] = { ...given[0], params: undefined };
    }
    return post.apply(this, given);
  };

  /** Every element, those in shadow roots among them. */
  window.deep = (root) => [...root.querySelectorAll("*")].flatMap((element) => [element, ...(element.shadowRoot ? deep(element.shadowRoot) : [])]);

  /** Resolves when the engine has had nothing to do for some frames, in which the page would have asked for more. */
  window.idle = async () => {
    for (let calm = 0; calm < 4; ) {
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
      calm = noted.pending === 0 ? calm + 1 : 0;
    }
  };
}
