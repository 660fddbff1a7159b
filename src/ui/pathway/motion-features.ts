/** What the pathway needs of framer-motion, in a file of its own so that it is loaded when the first prompt is answered. */
export { domAnimation as motionFeatures } from 'framer-motion';
