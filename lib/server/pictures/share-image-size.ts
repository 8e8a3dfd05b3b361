/** The size that networks ask of a share image, in pixels. */
export const shareImageSize = { width: 1200, height: 630 } as const;
