import { textWriter } from '../../src/writers/text/index.ts';
import { describeWriter } from './contract/contract.ts';

describeWriter(textWriter, async (bytes) => new TextDecoder().decode(bytes).replaceAll(/^\| |^> /gm, '').split('\n'));
