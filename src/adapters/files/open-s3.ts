import type { S3Client } from '@aws-sdk/client-s3';
import type { Secret } from '../../domain/kernel/secret.ts';

export interface S3Settings {
  readonly bucket: string;
  /** A server that speaks as S3 does; Amazon's own where it is left out. */
  readonly endpoint: string | undefined;
  readonly region: string | undefined;
  /** Where it is left out the SDK looks for one: environment, profile, role of the machine. */
  readonly key: { readonly id: string; readonly secret: Secret } | undefined;
}

/** Milliseconds that S3 may take. */
export interface S3TimeOuts {
  readonly connect: number;
  /** Without a byte from there. */
  readonly idleTimeout: number;
}

const usualTimeOuts: S3TimeOuts = { connect: 5_000, idleTimeout: 30_000 };

/** The SDK, and a client of it. */
export interface S3 {
  readonly client: S3Client;
  readonly sdk: typeof import('@aws-sdk/client-s3');
  readonly Upload: typeof import('@aws-sdk/lib-storage')['Upload'];
}

/** Loads the SDK, which takes a fifth of a second and 30 MB: only where S3 is chosen. */
export async function openS3(settings: S3Settings, { connect, idleTimeout }: S3TimeOuts = usualTimeOuts): Promise<S3> {
  const [sdk, { Upload }] = await Promise.all([import('@aws-sdk/client-s3'), import('@aws-sdk/lib-storage')]);
  const { endpoint, region, key } = settings;
  const client = new sdk.S3Client({
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    ...(region === undefined ? {} : { region }),
    ...(key === undefined ? {} : { credentials: { accessKeyId: key.id, secretAccessKey: key.secret.reveal() } }),
    // Its default stores the framing of its checksums inside the object on servers that do not know them.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: connect, socketTimeout: idleTimeout },
  });
  return { client, sdk, Upload };
}
