"use client";

import dynamic from "next/dynamic";

/**
 * The body of a long table, whose code comes with the first one. In a file of the browser's, because what a server
 * component imports late comes with every page that could show it.
 */
export const VirtualBody = dynamic(() => import("./virtual-body").then((module) => module.VirtualBody));
