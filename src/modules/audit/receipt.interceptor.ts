import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Observable, tap } from 'rxjs';
import { CONFIG, type Config } from '../../config.js';
import { receiptText } from '../../domain/audit/receipt.js';
import { ReceiptBook } from '../../platform/database/receipt-book.js';
import { actorOf } from '../../platform/http/access.js';
import { CheckpointSigner } from './tree/checkpoint-signer.js';

const READS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Gives every answer to a change its `Audit-Receipt`: a structured field (RFC 9651) with the event, its leaf hash, its time, the key's
 * id and the signature over {@link receiptText}.
 */
@Injectable()
export class ReceiptInterceptor implements NestInterceptor {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly book: ReceiptBook,
    private readonly signer: CheckpointSigner,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (READS.includes(request.method)) return next.handle();
    return next.handle().pipe(
      tap(() => {
        const actor = actorOf(request);
        const event = actor === undefined ? undefined : this.book.of(actor);
        if (event === undefined) return;
        const signature = this.signer.signText(receiptText({ origin: this.config.auditLogOrigin, ...event }));
        const { eventId, leafHash, time } = event;
        void reply.header(
          'audit-receipt',
          `event="${eventId}", leaf="${leafHash}", time="${time}", key="${this.signer.key.keyId}", signature=:${signature.toString('base64')}:`,
        );
      }),
    );
  }
}
