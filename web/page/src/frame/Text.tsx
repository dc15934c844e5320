/** A sentence in which `…` marks what stands in a file as it is. */
export function Text({ children }: { children: string }) {
  return (
    <>
      {children.split("`").map((part, place) => (place % 2 === 1 ? <code key={place}>{part}</code> : part))}
    </>
  );
}
