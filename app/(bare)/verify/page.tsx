import { PageHead } from "@/components/ui/page-head";
import { VerifyFile } from "./verify-file";

export const metadata = { title: "Verify a file" };

/** Says whether a file of findings is the unaltered audit of its date. */
export default function Verify() {
  return (
    <>
      <PageHead
        title="Verify a file"
        sub="Whether a file of findings is, to the last byte, what the audit of its date says."
      />
      <div className="stack" style={{ gap: 16, maxWidth: 720 }}>
        <p className="prose t2">
          Every file of findings names its account, snapshot, filter and the digest of its audit. Bearings takes that
          digest again from what is stored, makes the same file anew and compares the two. Only the Bearings that holds
          the audit can do that; the file is not kept.
        </p>
        <VerifyFile />
      </div>
    </>
  );
}
