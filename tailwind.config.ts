import type { Config } from 'tailwindcss';

/** Names the tokens of src/app/styles.css for Tailwind; black, white and gray only, so the default palette is replaced, not extended. */
export default {
  content: ['./index.html', './src/**/*.{ts,tsx}'],
  darkMode: ['selector', '[data-theme=dark]'],
  theme: {
    colors: {
      transparent: 'transparent',
      current: 'currentColor',
      bg: 'var(--bg)',
      fg: 'var(--fg)',
      'fg-2': 'var(--fg-2)',
      'fg-3': 'var(--fg-3)',
      control: 'var(--control)',
      hair: 'var(--hair)',
      fill: 'var(--fill)',
      'inv-bg': 'var(--inv-bg)',
      'inv-fg': 'var(--inv-fg)',
      focus: 'var(--focus)',
    },
    borderRadius: { none: '0' },
    boxShadow: { none: 'none' },
    fontFamily: { ui: 'var(--font-ui)', mono: 'var(--font-mono)' },
    fontWeight: { normal: '400', bold: '600' },
    fontSize: {
      11: ['11px', '16px'],
      12: ['12px', '16px'],
      13: ['13px', '20px'],
      16: ['16px', '24px'],
      24: ['24px', '28px'],
      40: ['40px', '40px'],
    },
    extend: {
      borderWidth: { 1: 'var(--rule-1)', 2: 'var(--rule-2)', 4: 'var(--rule-4)' },
      height: { row: 'var(--row)', ctl: 'var(--ctl)', hit: 'var(--hit)', 'hit-touch': 'var(--hit-touch)' },
      minHeight: { row: 'var(--row)', ctl: 'var(--ctl)', hit: 'var(--hit)', 'hit-touch': 'var(--hit-touch)' },
      minWidth: { hit: 'var(--hit)', 'hit-touch': 'var(--hit-touch)' },
      transitionDuration: { 0: '0ms', 1: '80ms', 2: '160ms', 3: '320ms' },
      transitionTimingFunction: { DEFAULT: 'linear' },
    },
  },
} satisfies Config;
