import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { ZoneProvider } from "@/components/ui/zone";
import { preferencesOf } from "@/lib/web/preferences";
import "@fontsource-variable/ibm-plex-sans/wght.css";
import "@fontsource/ibm-plex-mono/400.css";
import "@fontsource/ibm-plex-mono/600.css";
import { Keys } from "@/components/keys/keys";
import { Toasts } from "@/components/ui/toasts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Bearings", template: "%s · Bearings" },
  description: "Find your bearings in an AWS account you have just inherited.",
  // The dashboard of one machine has nothing to offer to a search engine.
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

/**
 * The document around every page. Theme, row height and time zone come from cookies, so that nothing flashes; reading
 * them makes every page dynamic, which the nonce of the content security policy needs (Next puts it on its scripts).
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const given = await cookies();
  const { theme, density, zone } = preferencesOf((name) => given.get(name)?.value);
  return (
    <html
      lang="en"
      data-theme={theme === "system" ? undefined : theme}
      data-density={density === "default" ? undefined : density}
      suppressHydrationWarning
    >
      <body>
        <a className="skip" href="#main">
          Skip to content
        </a>
        <ZoneProvider zone={zone}>{children}</ZoneProvider>
        <Toasts />
        <Keys />
      </body>
    </html>
  );
}
