import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportPage } from '@/lib/server/pages/models/import-page';
import type { ImportChoice, ImportProgress } from '@/lib/uploads/upload-schemas';
import { addProfile, readProfiles, recallChoice, signHeader, storeProfiles } from './import-profiles';
import { formatBytes } from './import-words';
import { commitImport, discardImport, followImport, ImportProblem, sendFile } from './send-import';

const pollMs = 600;
const settled: readonly ImportProgress['state'][] = ['asking', 'checked', 'refused', 'done', 'partial', 'failed'];
const tokenKey = 'broadtape.ingest-token';

/** Where the import of one file stands. */
export interface ImportState {
  readonly file: File | null;
  readonly choice: ImportChoice;
  /** How much of it is sent, from 0 to 1; null where nothing is being sent. */
  readonly sentShare: number | null;
  /** The latest answer; what was recognised stays when the file is imported and deleted. */
  readonly answer: ImportProgress | null;
  readonly problem: { readonly code: string; readonly message: string } | null;
  /** Whether what was said of earlier files with this header was taken over. */
  readonly isRecalled: boolean;
  readonly isBusy: boolean;
}

const nothing: ImportState = { file: null, choice: {}, sentShare: null, answer: null, problem: null, isRecalled: false, isBusy: false };

// A call, since the compiler takes a look before a pause for one after it.
function isEnded(signal: AbortSignal): boolean {
  return signal.aborted;
}

function readToken(): string {
  try {
    return sessionStorage.getItem(tokenKey) ?? '';
  } catch {
    return '';
  }
}

/** Sends a file, follows what is found in it and imports it; a later file, or a later word on the same one, ends what went before. */
export function useImport({ maxBytes }: Pick<ImportPage, 'maxBytes'>) {
  const [state, setState] = useState<ImportState>(nothing);
  const [token, setToken] = useState('');
  const going = useRef<{ readonly stop: AbortController; id: string | null } | null>(null);
  useEffect(() => {
    setToken(readToken());
  }, []);
  const patch = useCallback((change: Partial<ImportState>) => {
    setState((before) => ({ ...before, ...change }));
  }, []);

  const letGo = useCallback(() => {
    const { current } = going;
    going.current = null;
    current?.stop.abort();
    if (current?.id != null) void discardImport(current.id, token);
  }, [token]);

  const fail = useCallback(
    (error: unknown) => {
      const { code, message } =
        error instanceof ImportProblem ? error : new ImportProblem('unknown', error instanceof Error ? error.message : String(error));
      patch({ problem: { code, message }, isBusy: false, sentShare: null });
    },
    [patch],
  );

  const follow = useCallback(
    async (id: string, signal: AbortSignal): Promise<ImportProgress | null> => {
      for (;;) {
        const next = await followImport(id, token);
        if (isEnded(signal)) return null;
        setState((before) => ({
          ...before,
          answer: {
            ...next,
            recognition: next.recognition ?? before.answer?.recognition ?? null,
            verdict: next.verdict ?? before.answer?.verdict ?? null,
            name: next.name ?? before.answer?.name ?? null,
          },
        }));
        if (settled.includes(next.state)) return next;
        await new Promise((resolve) => {
          setTimeout(resolve, pollMs);
        });
        if (isEnded(signal)) return null;
      }
    },
    [token],
  );

  const attempt = useCallback(
    async (file: File, choice: ImportChoice, isRecalled = false): Promise<void> => {
      letGo();
      if (file.size > maxBytes) {
        setState({
          ...nothing,
          file,
          problem: {
            code: 'too_large',
            message: `${file.name} has ${formatBytes(file.size)}; accepted are files of at most ${formatBytes(maxBytes)}. Nothing was sent.`,
          },
        });
        return;
      }
      const own = { stop: new AbortController(), id: null as string | null };
      going.current = own;
      setState((before) => ({
        ...nothing,
        file,
        choice,
        isRecalled,
        isBusy: true,
        sentShare: 0,
        answer: before.file === file ? before.answer : null,
      }));
      try {
        own.id = await sendFile({
          file,
          choice,
          token,
          signal: own.stop.signal,
          onProgress: (sentShare) => {
            if (!own.stop.signal.aborted) patch({ sentShare });
          },
        });
        patch({ sentShare: null });
        const found = await follow(own.id, own.stop.signal);
        if (found === null) return;
        const recalled =
          found.recognition === null || Object.keys(choice).length > 0 ? null : recallChoice(readProfiles(), found.recognition);
        if (found.state === 'asking' && recalled !== null) await attempt(file, recalled, true);
        else patch({ isBusy: false });
      } catch (error) {
        if (!own.stop.signal.aborted) fail(error);
      }
    },
    [fail, follow, letGo, maxBytes, patch, token],
  );

  const commit = useCallback(async (): Promise<void> => {
    const own = going.current;
    if (own?.id == null) return;
    patch({ isBusy: true, problem: null });
    try {
      await commitImport(own.id, token);
      const { recognition } = state.answer ?? {};
      if (recognition != null && recognition.kind !== 'list')
        storeProfiles(addProfile(readProfiles(), signHeader(recognition), state.choice));
      await follow(own.id, own.stop.signal);
      own.id = null;
      patch({ isBusy: false });
    } catch (error) {
      fail(error);
    }
  }, [fail, follow, patch, state.answer, state.choice, token]);

  const reset = useCallback(() => {
    letGo();
    setState(nothing);
  }, [letGo]);

  const keepToken = useCallback((text: string) => {
    setToken(text);
    try {
      sessionStorage.setItem(tokenKey, text);
    } catch {
      // Typed again on the next page.
    }
  }, []);

  // Who leaves the page, by a link of ours or of another site, has no use for the file any more; one that is being imported stays.
  const latest = useRef(letGo);
  useEffect(() => {
    latest.current = letGo;
  }, [letGo]);
  useEffect(() => {
    const leave = (): void => {
      latest.current();
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return { state, token, keepToken, attempt, commit, reset };
}
