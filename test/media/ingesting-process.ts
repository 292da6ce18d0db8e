// A controller reduced to its workshop, in a process that a test can kill: takes a folder and the path of an upload.
import { join } from 'node:path'
import { createFileShelf } from '../../media/shelf.ts'
import { createWorkshop } from '../../media/workshop.ts'

const [folder = '', path = ''] = process.argv.slice(2)
const workshop = createWorkshop({
  shelf: await createFileShelf(join(folder, 'shelf')),
  originals: await createFileShelf(join(folder, 'originals')),
  scratch: join(folder, 'scratch'),
  cores: 1,
})
await workshop.start()
await workshop.ingest(path, 'slow.jpg')
