import type { Trial } from '../trial.ts';
import { eachJobOnce, revocation, sharedLimits } from './agreement.ts';
import { databaseDiskFull, dataDiskFull } from './full-disk.ts';
import { databaseKilled, serverKilled, transactionsCut } from './killed.ts';
import { largeTables } from './large-tables.ts';
import { flatMemory } from './memory.ts';
import { otherPostgres } from './other-postgres.ts';
import { gatewayAway, mailServerAway } from './others-away.ts';
import { redisAway } from './redis-away.ts';
import { failover, readYourWrites } from './replica.ts';
import { rollingRestart, rollingUpgrade } from './rolling.ts';
import { databaseHangs, poolExhausted } from './silent.ts';
import { stopped } from './stopping.ts';
import { clockMoved, eventLoopBlocked } from './time.ts';
import { workersCount, workersKilled } from './workers.ts';

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
  workersKilled,
  workersCount,
  revocation,
  sharedLimits,
  eachJobOnce,
  readYourWrites,
  rollingRestart,
  rollingUpgrade,
  failover,
  otherPostgres,
  flatMemory,
  largeTables,
];
