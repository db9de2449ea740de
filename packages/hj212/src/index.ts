export { crc16, crcDiagnosis, crcText, isPossibleCrc, modbusCrc16, type CrcDiagnosis } from "./crc.js";
export { encodeFrame, FrameSplitter, SegmentTooLong, type Diagnosis, type FrameOptions, type FrameSink, type RawFrame, type Refused } from "./frame.js";
export { isLeniency, keepingLeniencies, leniencies, leniencyOf, type Leniency, type LeniencyName, type RefusalReason } from "./leniencies.js";
export { encodeSegment, flagOf, SegmentReader, wantsAnswer, type FactorValue, type Segment, type SegmentReading, type Version } from "./segment.js";
export { sm4Decrypt, sm4Encrypt, Sm4KeyInvalid } from "./sm4.js";
export { mustBeSealed, opened, sealed, type KeyOf, type Opened } from "./seal.js";
export { decoder, KeyInvalid, receiver, type Decoder, type PacketLine, type ReadingOptions, type Received, type RefusedLine } from "./decode.js";
