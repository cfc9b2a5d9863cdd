import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';
import { expect } from 'vitest';

export const hostile: HostileCase = {
  tries: 'puts scripts, frames and pictures into the brief as HTML',
  seen: 'server-side requests of HTML to PDF converters: CVE-2019-15138, Gotenberg, wkhtmltopdf',
  template: ({ canary, trap }) => ({
    'template.md': page(`<script src="${trap}"></script>

<iframe src="file://${canary.path}"></iframe>

Text with <img src="${trap}" onerror="alert(1)"> and <!-- a comment --> and <svg/onload=alert(1)>.

<style>@import url(${trap});</style>

<a href="javascript:alert(1)">x</a> <?php system('id') ?> <![CDATA[ x ]]> <!DOCTYPE x [<!ENTITY y SYSTEM "file://${canary.path}">]>

| a | b |
|---|---|
| <script>1</script> | <object data="${trap}"> |`),
  }),
  ends: {
    harmless: ({ text, html }) => {
      expect(text).toContain('<iframe src=');
      expect(html).not.toContain('<iframe');
    },
  },
};
