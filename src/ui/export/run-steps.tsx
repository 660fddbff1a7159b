import type { GatewayExport, GatewayId } from '../../core/domain/gateway-export';

const starts: Readonly<Record<GatewayId, { readonly command: string; readonly origin: string }>> = {
  portkey: { command: 'npx @portkey-ai/gateway --headless --port=8787', origin: 'http://127.0.0.1:8787' },
  litellm: { command: 'litellm --config config.yaml --port 4000', origin: 'http://127.0.0.1:4000' },
};
const encoderFolder = 'models/router-embed-21k-256';
const encoderFiles = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'];

/** How the exported files are run: the gateway, the encoder's parts, and the front that clients talk to. */
export function RunSteps({ made }: { readonly made: GatewayExport }) {
  const { command, origin } = starts[made.gateway];
  const front = `node front.mjs --gateway ${origin}${made.withEncoder ? ' --encoder ./router-embed-21k-256' : ''}`;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1 text-12">
      <h4 className="font-bold">Run it: all files in one folder, keys in the environment</h4>
      <ol className="list-decimal pl-5">
        <Command text={command} />
        {made.withEncoder ? (
          <li>
            <code className="num break-all whitespace-normal">npm install @xenova/transformers@2.17.2</code>, and the
            encoder into <span className="num">router-embed-21k-256/</span>:{' '}
            {encoderFiles.map((file) => (
              <a key={file} className="num mr-2 inline-block underline" download href={`${encoderFolder}/${file}`}>
                {file}
              </a>
            ))}
          </li>
        ) : null}
        <Command text={front} />
        {made.otherwise === null ? null : (
          <li>
            Start small, by user:{' '}
            <code className="num break-all whitespace-normal">--share 5 --otherwise {made.otherwise}</code>, then 25,
            50, 100. What a gate held always goes by the policy.
          </li>
        )}
        <li>
          Clients: base URL <span className="num">http://127.0.0.1:8900/v1</span>; metadata may name region and
          priority.
        </li>
      </ol>
    </div>
  );
}

function Command({ text }: { readonly text: string }) {
  return (
    <li>
      <code className="num break-all whitespace-normal">{text}</code>
    </li>
  );
}
