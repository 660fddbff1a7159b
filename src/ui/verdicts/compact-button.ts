/** A button in a row of many: as high as the least target where a mouse points, as any other where a finger does. */
export const compactButton = 'border-1! px-2! text-12! pointer-fine:min-h-hit!';
