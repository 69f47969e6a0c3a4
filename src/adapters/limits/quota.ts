/** How many requests a subject has in each window. */
export interface Quota {
  /** The name that clients see; several quotas of different subjects may share it. */
  readonly name: string;
  /** Keeps the subjects of one quota apart from those of the others. */
  readonly scope: string;
  readonly requests: number;
  readonly windowSeconds: number;
}

export interface LimitsPerMinute {
  readonly perMinute: number;
  readonly authPerMinute: number;
  readonly refreshPerMinute: number;
}

const minute = 60;
const refusedPerMinute = 300;
/** Behind one address there may be an office. */
const pairsPerAddress = 5;

export const quotasOf = ({ perMinute, authPerMinute, refreshPerMinute }: LimitsPerMinute) =>
  ({
    perUser: { name: 'default', scope: 'user', requests: perMinute, windowSeconds: minute },
    perAddress: { name: 'default', scope: 'address', requests: perMinute, windowSeconds: minute },
    /** What is refused before anybody's requests are counted: bad tokens, foreign and unknown paths. */
    perRefused: { name: 'refused', scope: 'refused', requests: refusedPerMinute, windowSeconds: minute },
    /** For register, log-in, forgot: per pair of e-mail and client address. */
    perSignIn: { name: 'sign-in', scope: 'sign-in', requests: authPerMinute, windowSeconds: minute },
    perSignInAddress: {
      name: 'sign-in-address',
      scope: 'sign-in-address',
      requests: pairsPerAddress * authPerMinute,
      windowSeconds: minute,
    },
    perSession: { name: 'refresh', scope: 'session', requests: refreshPerMinute, windowSeconds: minute },
  }) as const satisfies Record<string, Quota>;

export type LimitName = keyof ReturnType<typeof quotasOf>;
