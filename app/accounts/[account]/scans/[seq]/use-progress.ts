import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { ScanProgressView } from "@/lib/operations/snapshots/views";

/** True when a scan will not change any more. */
export function hasEnded(progress: ScanProgressView): boolean {
  return progress.status !== "queued" && progress.status !== "running";
}

/** Pause before the line is opened anew after the server refused it, in milliseconds. */
const AGAIN_MS = 2000;

/**
 * The scan as the server tells it, from the picture that came with the page on. When the line breaks, the browser
 * connects again by itself; when the server answers with an error meanwhile (its database may be starting), the browser
 * gives up for good, and we connect. `lost` is true in between.
 */
export function useProgress(initial: ScanProgressView, stream: string): { progress: ScanProgressView; lost: boolean } {
  const router = useRouter();
  const [progress, setProgress] = useState(initial);
  const [lost, setLost] = useState(false);
  const ended = hasEnded(initial);
  useEffect(() => {
    if (ended) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let source = connect();
    function connect(): EventSource {
      const line = new EventSource(stream);
      line.onopen = () => setLost(false);
      line.onerror = () => {
        setLost(true);
        if (line.readyState !== EventSource.CLOSED) return;
        timer = setTimeout(() => {
          source = connect();
        }, AGAIN_MS);
      };
      line.onmessage = (event: MessageEvent<string>) => {
        const next: ScanProgressView = JSON.parse(event.data);
        setProgress(next);
      };
      line.addEventListener("end", () => {
        line.close();
        // The header counts and the list of snapshots changed with the end.
        router.refresh();
      });
      return line;
    }
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [ended, stream, router]);
  return { progress, lost };
}
