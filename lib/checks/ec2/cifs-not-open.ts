import { openPortsCheck } from "./open-ports";

/** File shares of Windows, by SMB and by the NetBIOS session service that came before it. */
export const cifsNotOpen = openPortsCheck({
  id: "cifs-not-open",
  title: "File-sharing ports are not open to the internet",
  severity: "critical",
  ports: new Map([
    [445, "SMB"],
    [139, "NetBIOS"],
  ]),
  protocols: ["tcp"],
  families: [4, 6],
  grades: { public: "critical", attached: "critical", unattached: "medium" },
  risk:
    "File shares were never made for the internet: worms such as WannaCry came in through this port, and an open share is " +
    "read and encrypted by whoever finds it first.",
  link: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
});
