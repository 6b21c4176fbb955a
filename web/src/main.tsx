import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Frame } from './platform/frame.tsx';
import { openRouter } from './router.ts';

const { router, queries } = openRouter();
const place = document.getElementById('app');
if (!place) throw new Error('index.html has no element with the id app');

createRoot(place).render(
  <StrictMode>
    <Frame queries={queries}>
      <RouterProvider router={router} />
    </Frame>
  </StrictMode>,
);
