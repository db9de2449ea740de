// What packets look like, for the compressor. It is part of codec 1 and may never change: what is stored can be read only with it.
// The most frequent stands last, where the compressor reaches it cheapest.
const codes = ["w01001", "w01009", "w01010", "w01012", "w01014", "w01018", "w01019", "w21001", "w21003", "w21011", "w00000", "a00000", "a01001", "a01002", "a01006", "a01007", "a01008", "a01011", "a01012", "a01013", "a01014", "a05024", "a05002", "a19001", "a21002", "a21003", "a21004", "a21005", "a21026", "a24088", "a34001", "a34002", "a34004", "a34013"];
const upload = (cn: string, st: string, fields: readonly string[]): string => `1767225600000 1 1 1 330 ${cn}\n##0330QN=20260101000000000;ST=${st};CN=${cn};PW=123456;MN=010000A8900016F000169DC0;Flag=5;CP=&&DataTime=20260101000000;`
  + codes.map((code) => fields.map((field) => `${code}-${field}=${field === "Flag" ? "N" : "0.0"}`).join(",")).join(";");

/** The preset dictionary of codec 1, 7-bit text. */
export const packetDictionary = Buffer.from([
  "##0094QN=20260101000000000;ST=91;CN=9011;PW=123456;MN=010000A8900016F000169DC0;Flag=4;CP=&&QnRtn=1&&", "##0094ST=91;CN=9012;PW=123456;Flag=4;CP=&&ExeRtn=1&&", "ST=91;CN=9013;CN=9014;Flag=8;CP=&&&&",
  "ST=32;CN=2021;CP=&&DataTime=20260101000000;SB1-RS=1;SB2-RS=0;SB1-RT=24.0", "BeginTime=20260101000000;EndTime=20260101000000;PolId=w01018;SystemTime=20260101000000;PNUM=2;PNO=1;RF=1;RtdInterval=30;MinInterval=10",
  upload("2031", "21", ["Cou", "Min", "Avg", "Max", "Flag"]), upload("2061", "32", ["Cou", "Min", "Avg", "Max", "Flag"]), upload("2051", "31", ["Min", "Avg", "Max", "ZsMin", "ZsAvg", "ZsMax", "Flag"]),
  upload("2011", "22", ["Rtd", "Flag"]), upload("2011", "31", ["Rtd", "ZsRtd", "Flag"]),
].join("&&\r\n"), "latin1");
