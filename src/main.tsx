import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { applyTheme } from './app/apply-theme';
import { parseAddress, seedAskedFor } from './app/page-address';
import { syncAddress } from './app/sync-address';
import './app/styles.css';
import { createEngineClient } from './engine/engine-client';
import { connectEngine } from './state/connect-engine';
import { watchCredentials } from './state/credentials/credentials-watch';
import { openSession } from './state/durable/durable-open';
import { setNotice, useEngine } from './state/engine-store';
import { watchErasing } from './state/erase-channel';
import { connectLive } from './state/live-store';
import { useSettings } from './state/settings-store';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root');

applyTheme();
if (useSettings.getState().damaged)
  setNotice({ kind: 'error', text: 'Stored settings could not be read. The defaults took their place.' });
const asked = seedAskedFor(location.hash);
useEngine.setState({ seed: parseAddress(location.hash).seed });
watchCredentials();
watchErasing();
connectEngine(createEngineClient());
connectLive();
syncAddress();
void openSession(asked);

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
