import { keepsWriterContract } from '../writer.contract.ts'
import { xlsx } from './xlsx.ts'

keepsWriterContract(xlsx, { tablesOnly: true })
