export interface LineSink {
  write(line: string): void;
  flush(): void;
  close(): void;
}
