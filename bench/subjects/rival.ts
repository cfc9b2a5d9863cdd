import { briefContents } from '../brief/contents.ts';
import { pageBrief, type PageBrief } from '../brief/page.ts';
import { drawPageCharts } from '../rivals/charts.ts';
import type { Rival } from '../rivals/model.ts';
import type { OpenSubject } from '../subject.ts';

/** A rival in this process: from the text of the brief to the bytes. */
export async function openRival(rival: Rival): Promise<OpenSubject> {
  const engine = await rival.open();
  return {
    async prepare(variant, charts) {
      const drawn = pageBrief(briefContents(variant));
      if (charts === 'given') await drawPageCharts(drawn, rival.takes);
      const text = JSON.stringify(withoutPictures(drawn));
      return async () => {
        const brief = JSON.parse(text) as PageBrief;
        if (charts === 'given') copyPictures(drawn, brief);
        else await drawPageCharts(brief, rival.takes);
        return [await engine.render(brief)];
      };
    },
    close: async () => engine.close?.(),
  };
}

function withoutPictures(brief: PageBrief): object {
  const sections = brief.sections.map((section) => ({ ...section, charts: section.charts.map((chart) => ({ ...chart, svg: '', png: '' })) }));
  return { ...brief, sections };
}

function copyPictures(from: PageBrief, to: PageBrief): void {
  for (const [index, section] of to.sections.entries()) {
    for (const [place, chart] of section.charts.entries()) {
      const { svg, png } = from.sections[index]!.charts[place]!;
      Object.assign(chart, { svg, png });
    }
  }
}
