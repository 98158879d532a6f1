import { openPortsCheck, type Ports } from "./open-ports";

const ADMIN_PORTS: Ports = new Map([
  [22, "SSH"],
  [3389, "RDP"],
]);

const adminPorts = {
  severity: "high",
  ports: ADMIN_PORTS,
  protocols: ["tcp", "udp"],
  grades: { public: "high", attached: "high", unattached: "medium" },
  risk:
    "Whoever scans the internet finds the login of these machines within minutes and goes on guessing passwords, or waits " +
    "for the next hole in the login service itself. Administration belongs behind Session Manager, a VPN or known addresses.",
  link: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
} as const;

/** SSH and RDP, from every IPv4 address. */
export const sgAdminPortsClosedIpv4 = openPortsCheck({
  ...adminPorts,
  id: "sg-admin-ports-closed-ipv4",
  title: "Security groups do not admit any IPv4 address to admin ports",
  families: [4],
});

/** The same from every IPv6 address: a rule for the one family says nothing of the other. */
export const sgAdminPortsClosedIpv6 = openPortsCheck({
  ...adminPorts,
  id: "sg-admin-ports-closed-ipv6",
  title: "Security groups do not admit any IPv6 address to admin ports",
  families: [6],
});
