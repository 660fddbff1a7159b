import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './app/styles.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root');
createRoot(root).render(
  <StrictMode>
    <main>
      <h1>RouteLLM</h1>
    </main>
  </StrictMode>,
);
