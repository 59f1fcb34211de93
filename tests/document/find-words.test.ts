import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distinctiveRuns, findRun, findStretches } from '../../src/document/find-words.ts';

const withdrawn = 'The miller said that the wheel had “stopped” in May of that year.';
const runs = distinctiveRuns([withdrawn], []);

for (const [what, text] of [
  ['plain text', 'He wrote: the wheel had "stopped" in May of that year'],
  ['markup between the words', '<p>the <a class="mention" href="/x/">wheel</a> had <q>stopped</q> in <b>May</b></p>'],
  ['references of HTML', 'the wheel had &quot;stopped&#8221; in&#x20;May'],
  ['references by name and in capitals', 'the&Tab;wheel&NewLine;had &#X201C;stopped&#X201D; in&NBSP;May'],
  ['letters written as references', 'the &#119;&#104;eel had s&#x74;o&#x70;ped in &#77;ay'],
  ['tags with nothing in them', 'the wheel<wbr>had<> stopped in May'],
  ['an attribute', '<meta content="the wheel had stopped in May">'],
  ['JSON', JSON.stringify({ text: 'the wheel\nhad\t“stopped”\r\nin May' })],
  ['JSON in ASCII', '"the wheel had \\u201cstopped\\u201D in \\u004Day"'],
  ['an address', '<a href="/x/#:~:text=the%20wheel%20had%20%E2%80%9Cstopped%E2%80%9D%20in%20May">'],
  ['capital letters', 'THE WHEEL HAD STOPPED IN MAY'],
]) {
  test(`a run of six words is found in ${what}`, () => {
    assert.equal(findRun(text ?? '', runs), 'the wheel had stopped in may');
  });
}

test('words in Cyrillic are found in an address, where each letter is several bytes', () => {
  const text = 'Мельник винен річці одинадцять мішків солі';
  const address = `https://mill.example/#:~:text=${encodeURIComponent(text)}`;
  assert.equal(findRun(address, distinctiveRuns([text], [])), text.toLowerCase());
});

test('fewer words, or others between them, are not found', () => {
  assert.equal(findRun('the wheel had stopped in June', runs), undefined);
  assert.equal(findRun('the wheel had really stopped in May', runs), undefined);
});

test('a run that is names but for two words is no sign: every text about the same things has such', () => {
  const text = 'On Monday the Salt Mill and the Windmill of Upper Turn were closed by order of the miller.';
  const found = (shown: string, names: readonly string[]) => findRun(shown, distinctiveRuns([text], [], names));
  const shown = 'We saw the Salt Mill and the Windmill.';
  assert.equal(found(shown, ['Salt Mill', 'windmill']), 'the salt mill and the windmill');
  assert.equal(found(shown, ['the salt mill', 'WINDMILL']), undefined);
  // A name that a run holds in part counts by the words that it holds.
  assert.equal(found('of Upper Turn were closed by', ['Windmill of Upper Turn']), 'of upper turn were closed by');
  assert.equal(found('Windmill of Upper Turn were closed', ['Windmill of Upper Turn']), undefined);
  // So does one at either end of the passage.
  assert.equal(found('On Monday the Salt Mill and', ['on Monday the Salt']), undefined);
  assert.equal(found('closed by order of the miller', ['order of the miller']), undefined);
});

test('a run of nothing but what a record states is no sign; one word more is', () => {
  const text = 'The Mill Post, 6 May 1901. The wheel stopped.';
  const stated = ['The Mill Post', '1901', '6 May', 'The wheel'];
  const found = (shown: string) => findRun(shown, distinctiveRuns([text], [], [], stated));
  assert.equal(found('In: The Mill Post, 6 May 1901'), undefined);
  assert.equal(found('Post, 6 May 1901: The wheel'), undefined);
  assert.equal(found('6 May 1901. The wheel stopped'), '6 may 1901 the wheel stopped');
  // A value counts where it stands whole.
  const half = distinctiveRuns([text], [], [], ['The Old Mill Post', '1901', '6 May', 'The wheel']);
  assert.equal(findRun('The Mill Post, 6 May 1901', half), 'the mill post 6 may 1901');
});

test('what may be shown is no sign, and a passage of fewer than five words has none', () => {
  assert.equal(findRun(withdrawn, distinctiveRuns([withdrawn], [`Elsewhere: ${withdrawn}`])), undefined);
  for (const words of ['Written in May', 'Written in May 1901'])
    assert.equal(findRun(words, distinctiveRuns([words], [])), undefined, words);
  assert.equal(
    findRun('Written 6 May 1901 here', distinctiveRuns(['Written 6 May 1901 here'], [])),
    'written 6 may 1901 here',
  );
});

test('of several withdrawn passages each is known by its own runs', () => {
  const others = ['The river rose above the old dam.', 'Nobody saw the miller again'];
  const known = distinctiveRuns([withdrawn, ...others], []);
  for (const [text, run] of [
    [withdrawn, 'the miller said that the wheel'],
    [others[0], 'the river rose above the old'],
    [others[1], 'nobody saw the miller again'],
  ] as const)
    assert.equal(findRun(text ?? '', known), run);
  // One of which all is shown elsewhere hides none of the others.
  assert.equal(
    findRun(others[1] ?? '', distinctiveRuns([withdrawn, ...others], [withdrawn, others[0] ?? ''])),
    'nobody saw the miller again',
  );
});

test('each place of withdrawn words is told whole, with its line, plain or in markup that runs over lines', () => {
  const known = distinctiveRuns(['The miller said that the wheel had stopped in May.'], []);
  const places = (text: string) => findStretches(text, known).map(({ line, words }) => `${line} ${words}`);
  assert.deepEqual(places('He wrote:\nthe wheel had stopped\n“in” May. But\nthe miller said that the wheel had not'), [
    '2 the wheel had stopped in may',
    '4 the miller said that the wheel had',
  ]);
  assert.deepEqual(places('<p>\n<a\nhref="/x/">The miller</a> said <q>that</q>\n<b>the wheel</b> had <i>stopped</i>'), [
    '3 the miller said that the wheel had stopped',
  ]);
  assert.deepEqual(places('<X from="that the wheel had stopped in" />'), ['1 that the wheel had stopped in']);
  assert.deepEqual(places('\nthat the wheel had &quot;stopped&quot; in'), ['1 that the wheel had stopped in']);
  assert.deepEqual(places('Nothing of it.'), []);
});

test('a run that stands in a name is no sign', () => {
  const text = 'She was deputy keeper of the mill of the upper valley until May';
  assert.equal(findRun('the mill of the upper valley', distinctiveRuns([text], [])), 'the mill of the upper valley');
  const named = distinctiveRuns([text], [], ['House of the Mill of the Upper Valley']);
  assert.equal(findRun('house-of-the-mill-of-the-upper-valley', named), undefined);
  assert.equal(findRun('the keeper of the mill of the', named), 'keeper of the mill of the');
});

test('what looks like a reference to a character that is none does not stop the search', () => {
  assert.equal(findRun('&#99999999; &#x110000; the wheel had stopped in May', runs), 'the wheel had stopped in may');
  assert.equal(findRun('the&#99999999;wheel&#x110000;had stopped in May', runs), 'the wheel had stopped in may');
});
