/** Proposes, on the page for addresses that do not exist, those that are nearest to the one asked for, at its passage. */
import { nearestAddresses, type TitledAddress } from './nearest.ts';

const section = document.querySelector<HTMLElement>('[data-nearest]');
if (section) await propose(section);

async function propose(place: HTMLElement): Promise<void> {
  const base = place.dataset['base'] ?? '/';
  const response = await fetch(place.dataset['nearest'] ?? '');
  if (!response.ok) return;
  const addresses = (await response.json()) as TitledAddress[];
  const path = `/${location.pathname.slice(base.length)}`;
  const links = nearestAddresses(path, addresses).map(([near, title]) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = base + near.slice(1) + location.hash;
    link.textContent = title === '' ? near : `${title} (${near})`;
    item.append(link);
    return item;
  });
  place.querySelector('ul')?.append(...links);
  place.hidden = links.length === 0;
}
