import { Module } from '@nestjs/common';
import { ChecksPageController } from './page/checks-page.controller.js';
import { ChecksPageService } from './page/checks-page.service.js';
import { CheckMaker } from './check.maker.js';
import { NoticeStore } from './notice.store.js';
import { NoticesController } from './notices.controller.js';
import { NoticesService } from './notices.service.js';
import { StcaCheckStore } from './stca-check.store.js';
import { StcaController } from './stca.controller.js';
import { StcaService } from './stca.service.js';

/** The Safe Third Country Agreement engine's doors, the notices it stands on, and the checks that are kept. */
@Module({
  controllers: [StcaController, NoticesController, ChecksPageController],
  providers: [StcaService, ChecksPageService, NoticesService, NoticeStore, CheckMaker, StcaCheckStore],
  exports: [NoticeStore, CheckMaker, StcaCheckStore],
})
export class StcaModule {}
