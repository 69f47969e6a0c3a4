import type { Trial } from '../trial.ts';
import { databaseDiskFull, dataDiskFull } from './full-disk.ts';
import { databaseKilled, serverKilled, transactionsCut } from './killed.ts';
import { gatewayAway, mailServerAway } from './others-away.ts';
import { redisAway } from './redis-away.ts';
import { rollingRestart } from './rolling.ts';
import { databaseHangs, poolExhausted } from './silent.ts';
import { stopped } from './stopping.ts';
import { clockMoved, eventLoopBlocked } from './time.ts';

export const trials: readonly Trial[] = [
  serverKilled,
  databaseKilled,
  transactionsCut,
  poolExhausted,
  databaseHangs,
  databaseDiskFull,
  dataDiskFull,
  mailServerAway,
  gatewayAway,
  redisAway,
  stopped,
  clockMoved,
  eventLoopBlocked,
  rollingRestart,
];
