import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { ScanProgressView } from "@/lib/operations/snapshots/views";

/** True when a scan will not change any more. */
export function hasEnded(progress: ScanProgressView): boolean {
  return progress.status !== "queued" && progress.status !== "running";
}

/**
 * The scan as the server tells it, from the picture that came with the page on. The browser connects again by itself
 * when the line breaks; `lost` is true in between.
 */
export function useProgress(initial: ScanProgressView, stream: string): { progress: ScanProgressView; lost: boolean } {
  const router = useRouter();
  const [progress, setProgress] = useState(initial);
  const [lost, setLost] = useState(false);
  const ended = hasEnded(initial);
  useEffect(() => {
    if (ended) return;
    const source = new EventSource(stream);
    source.onopen = () => setLost(false);
    source.onerror = () => setLost(true);
    source.onmessage = (event: MessageEvent<string>) => {
      const next: ScanProgressView = JSON.parse(event.data);
      setLost(false);
      setProgress(next);
    };
    source.addEventListener("end", () => {
      source.close();
      // The header counts and the list of snapshots changed with the end.
      router.refresh();
    });
    return () => source.close();
  }, [ended, stream, router]);
  return { progress, lost };
}
