// Pure table data: administrative divisions (GB/T 2260): provinces, the cities of Shanxi, the counties of Datong with their former names.

/** A division with the day its code began and ended, where that is known (行政区划代码). */
export interface Region { readonly code: string; readonly name: string; readonly until?: string; readonly successor?: string }

/** Provinces by their first two digits. */
export const provinces: Readonly<Record<string, readonly [name: string, plate: string, en: string]>> = {
  11: ["北京市", "京", "Beijing"], 12: ["天津市", "津", "Tianjin"], 13: ["河北省", "冀", "Hebei"], 14: ["山西省", "晋", "Shanxi"], 15: ["内蒙古自治区", "蒙", "Inner Mongolia"],
  21: ["辽宁省", "辽", "Liaoning"], 22: ["吉林省", "吉", "Jilin"], 23: ["黑龙江省", "黑", "Heilongjiang"],
  31: ["上海市", "沪", "Shanghai"], 32: ["江苏省", "苏", "Jiangsu"], 33: ["浙江省", "浙", "Zhejiang"], 34: ["安徽省", "皖", "Anhui"], 35: ["福建省", "闽", "Fujian"], 36: ["江西省", "赣", "Jiangxi"], 37: ["山东省", "鲁", "Shandong"],
  41: ["河南省", "豫", "Henan"], 42: ["湖北省", "鄂", "Hubei"], 43: ["湖南省", "湘", "Hunan"], 44: ["广东省", "粤", "Guangdong"], 45: ["广西壮族自治区", "桂", "Guangxi"], 46: ["海南省", "琼", "Hainan"],
  50: ["重庆市", "渝", "Chongqing"], 51: ["四川省", "川", "Sichuan"], 52: ["贵州省", "贵", "Guizhou"], 53: ["云南省", "云", "Yunnan"], 54: ["西藏自治区", "藏", "Tibet"],
  61: ["陕西省", "陕", "Shaanxi"], 62: ["甘肃省", "甘", "Gansu"], 63: ["青海省", "青", "Qinghai"], 64: ["宁夏回族自治区", "宁", "Ningxia"], 65: ["新疆维吾尔自治区", "新", "Xinjiang"],
  71: ["台湾省", "台", "Taiwan"], 81: ["香港特别行政区", "港", "Hong Kong"], 82: ["澳门特别行政区", "澳", "Macao"],
};

/** Cities of Shanxi, and the letters of their plates. */
export const shanxiCities: Readonly<Record<string, readonly [name: string, plateLetter: string]>> = {
  1401: ["太原市", "A"], 1402: ["大同市", "B"], 1403: ["阳泉市", "C"], 1404: ["长治市", "D"], 1405: ["晋城市", "E"], 1406: ["朔州市", "F"],
  1407: ["晋中市", "K"], 1408: ["运城市", "M"], 1409: ["忻州市", "H"], 1410: ["临汾市", "L"], 1411: ["吕梁市", "J"],
};

/** Counties and districts of Datong. The former districts ended with the reorganisation of 2018; their names are still all over older documents. */
export const datongCounties: readonly Region[] = [
  { code: "140212", name: "新荣区" }, { code: "140213", name: "平城区" }, { code: "140214", name: "云冈区" }, { code: "140215", name: "云州区" },
  { code: "140221", name: "阳高县" }, { code: "140222", name: "天镇县" }, { code: "140223", name: "广灵县" }, { code: "140224", name: "灵丘县" }, { code: "140225", name: "浑源县" }, { code: "140226", name: "左云县" },
  { code: "140202", name: "城区", until: "2018-02-09", successor: "140213" }, { code: "140203", name: "矿区", until: "2018-02-09", successor: "140214" }, { code: "140211", name: "南郊区", until: "2018-02-09", successor: "140214" }, { code: "140227", name: "大同县", until: "2018-02-09", successor: "140215" },
];
