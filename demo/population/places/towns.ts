export type Town = {
  postcode: string
  name: string
  /** How many 丁目 it has; none in four towns. */
  chome: number
  /** How many homes it has beside one 丁目 of the others. */
  weight: number
  /** 地番 instead of 住居表示. */
  lot?: string
}

const town = (postcode: string, name: string, chome: number, weight = chome): Town => ({
  postcode,
  name,
  chome,
  weight,
})

/** The 46 towns of Nerima with their 丁目, 202 together (Japan Post; geolonia/japanese-addresses). */
export const towns: readonly Town[] = [
  town('176-0001', '練馬', 4),
  town('176-0002', '桜台', 6),
  town('176-0003', '羽沢', 3),
  town('176-0004', '小竹町', 2),
  town('176-0005', '旭丘', 2),
  town('176-0006', '栄町', 0, 1),
  town('176-0011', '豊玉上', 2),
  town('176-0012', '豊玉北', 6),
  town('176-0013', '豊玉中', 4),
  town('176-0014', '豊玉南', 3),
  town('176-0021', '貫井', 5),
  town('176-0022', '向山', 4),
  town('176-0023', '中村北', 4),
  town('176-0024', '中村', 3),
  town('176-0025', '中村南', 3),
  town('177-0031', '三原台', 3),
  town('177-0032', '谷原', 6),
  town('177-0033', '高野台', 5),
  town('177-0034', '富士見台', 4),
  town('177-0035', '南田中', 5),
  town('177-0041', '石神井町', 8),
  town('177-0042', '下石神井', 6),
  town('177-0043', '上石神井南町', 0, 0.7),
  town('177-0044', '上石神井', 4),
  town('177-0045', '石神井台', 8),
  town('177-0051', '関町北', 5),
  town('177-0052', '関町東', 2),
  town('177-0053', '関町南', 4),
  town('177-0054', '立野町', 0, 1.5),
  town('178-0061', '大泉学園町', 9),
  town('178-0062', '大泉町', 6),
  town('178-0063', '東大泉', 7),
  town('178-0064', '南大泉', 6),
  town('178-0065', '西大泉', 6),
  { ...town('178-0066', '西大泉町', 0, 0.01), lot: '1179' },
  town('179-0071', '旭町', 3),
  town('179-0072', '光が丘', 7),
  town('179-0073', '田柄', 5),
  town('179-0074', '春日町', 6),
  town('179-0075', '高松', 6),
  town('179-0076', '土支田', 4),
  town('179-0081', '北町', 8),
  town('179-0082', '錦', 2),
  town('179-0083', '平和台', 4),
  town('179-0084', '氷川台', 4),
  town('179-0085', '早宮', 4),
]
