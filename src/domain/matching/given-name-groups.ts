/**
 * Given names that one person may use for another, a line a group: `sex name: diminutives, variants and foreign forms`.
 * The sex is m or f. A name may stand in many groups (Саша, Женя, Слава), and then means any of them. Names on different
 * lines are different names however close their letters are (Лидия and Лилия, Дарья and Дарина), so a name without
 * variants stands here too. Every romanisation follows from the readings; Latin forms here are those that do not.
 *
 * Compiled by hand from common knowledge of Russian, Ukrainian, Tatar, Caucasian and Buryat given names; no public list
 * of diminutives was taken over, because those seen map each to one name and are wrong in places.
 */
export const GIVEN_NAME_GROUPS = `
m александр: саша саня шура шурик алекс сашка сандро олександр олесь аляксандр alexander alexandre aleksander alejandro alex
m алексей: алёша лёша лёха алексий олексий олекса аляксей alexis alexius
m анатолий: толя толик анатоль анатолю anatole anatol
m андрей: андрюша андрюха андрий andrew andre andreas
m антон: антоша тоша антоний тоха anthony antoine antonius
m аркадий: аркаша
m арсений: сеня арсен арсентий
m артём: артемий тёма тёмка артёмка artemius
m артур: arthur
m архип:
m афанасий: афоня
m богдан: bohdan
m борис: боря
m вадим: вадик дима
m валентин: валя valentine
m валерий: валера лера валерик валерьян valery
m василий: вася василь basile basil vasyl
m вениамин: веня benjamin
m виктор: витя виктор victor
m виталий: виталик виталя виталь витя
m владимир: вова володя вовка вовочка володимир уладзимир vladimir wolodymyr
m владислав: влад слава владик уладзислав
m всеволод: сева
m вячеслав: слава славик
m гавриил: гаврила гаврил gabriel
m геннадий: гена генадий
m георгий: гоша жора гера юрий егор георг джордж george georges georg
m герман: гера herman hermann
m глеб: глебушка
m григорий: гриша григор hryhorii gregory gregoire gregor
m давид: давыд дава дато david
m дамир:
m даниил: данил данила даня данька данило daniel
m демид: дёма
m демьян: дёма дамиан
m денис: деня ден дионисий dennis
m дмитрий: дима митя димитрий дмитро димка dimitri demetrius
m евгений: женя жека евген eugene eugen yevhen
m егор: гоша георгий юрий жора
m елисей:
m емельян: емеля
m ефим: фима
m ефрем:
m захар: захарий
m иван: ваня ванька иоанн янка john jean johann
m игнат: игнатий
m игорь: гоша гарик ihor
m илья: илюша илюха илия elias elie elijah illia
m иннокентий: кеша
m иосиф: осип йосиф ося joseph josef jossif
m кирилл: кир кирюша кирюха кирило cyril cyrille kyrylo
m клим: климентий климент
m константин: костя костик кость constantine constantin
m кузьма:
m лев: лёва leo
m леонид: лёня леонтий лионид
m лука: lucas luc
m максим: макс максимка max maxim maxime
m максимилиан: макс maximilian
m макар:
m марат:
m марк: marcus marc
m матвей: мотя матвий matthew matthieu
m мирон:
m мирослав: слава мирек
m михаил: миша мишка михайло міхась michael michel mikhael mikael
m мстислав: слава
m назар:
m никита: ник никитка mykyta nikita
m николай: коля никола микола мікалай nicolas nicholas nikolas nikolaus
m олег: олежка oleh
m остап:
m павел: паша пашка павло павал paul
m пётр: петя петро петруша peter pierre petr piotr
m платон:
m прохор:
m радик:
m ратмир:
m ренат: ринат
m рифат:
m роберт:
m родион: родя
m роман: рома ромка
m ростислав: слава ростик
m руслан: русик рустик
m рустам: рустем
m савелий: сава савва
m святослав: слава свят
m семён: сёма сеня симон симеон simon simeon
m серафим: сима
m сергей: серёжа серёга сергий сяргей serge serhii sergius sergio
m станислав: стас слава
m степан: стёпа стефан stephen stephan etienne
m тарас:
m тимофей: тима тимоха timothy
m тимур: тима
m тихон: тиша
m трофим:
m фёдор: федя федор теодор theodore
m филипп: филя philip philippe
m харитон:
m эдуард: эдик edward edouard
m эмиль:
m эрик:
m юлиан: julian julien
m юрий: юра юрик георгий егор жора
m яков: яша jacob jacques
m ян: яник
m ярослав: слава ярик ясь
m ким:
m вольдемар: woldemar
m модест:
m наум:
m адам:
m альберт: алик
m алик:
m рудольф:
m феликс:
m яромир:
m магомед: магомет мухаммад мухаммед мохаммед магамед махомед махмед мухамед мохаммад мага
m ахмед: ахмад ахмет
m мурад: мурат
m рамзан: рамазан
m руфат:
m шамиль:
m хасан: гасан
m хусейн: гусейн хусаин
m ислам:
m ибрагим: ибрахим
m исмаил:
m иса:
m муса: мусса
m умар: омар
m али:
m алихан:
m арби:
m асхаб:
m аслан:
m беслан:
m бислан:
m заур:
m зелимхан: зелим
m казбек:
m тимерлан: тамерлан
m турпал:
m адлан:
m ваха:
m висхан:
m саид:
m сулейман: сулиман
m хамзат:
m айрат:
m азат:
m айдар:
m алмаз:
m булат:
m ильдар:
m ильнур:
m ильгиз:
m ильхам:
m ильшат:
m камиль:
m линар:
m марсель:
m наиль:
m радмир:
m рафаэль: рафаил raphael
m раиль:
m рамиль:
m расул:
m ришат:
m рушан:
m салават:
m фанис:
m фарид:
m фаниль:
m фарит:
m шамсаил:
m арслан:
m баир:
m батор:
m бато: бата
m баясхалан:
m билигто: биликто
m булад:
m даши:
m доржо: доржи
m дондок:
m жаргал:
m зоригто: зорикто зорик
m золто:
m солбон:
m соёл:
m тумэн:
m цырен:
m цыден:
m эрдэни: эрдени
f александра: саша саня шура олександра alexandra sandra
f алёна: лена елена алёнка олена
f алина: аля
f алиса: alice
f алла: аля
f альбина: аля
f анастасия: настя стася ася настасья настена anastasie
f ангелина: геля лина
f анжела: анжелика angela angelique
f анна: аня нюра анечка нюша ганна anne hanna hannah
f антонина: тоня нина
f ася:
f арина: аринка
f валентина: валя valentine
f валерия: лера valerie
f варвара: варя barbara
f василиса: вася
f вера: vera
f вероника: ника veronique
f виктория: вика вита victoria victoire
f виолетта: вета
f галина: галя халина
f диана: diane
f дарья: даша дария дашка daria
f дарина:
f дина:
f динара:
f ева: eve
f евгения: женя eugenie
f евдокия: дуня
f екатерина: катя катерина катюша катька catherine katherine katharina kateryna
f елена: лена алёна олена helene helen helena
f елизавета: лиза лизавета elizabeth elisabeth elise
f есения:
f жанна: jeanne
f зарема:
f зарина:
f зинаида: зина
f злата:
f зоя:
f изабелла: белла
f инна:
f инга:
f ирина: ира ириша арина irene
f кира:
f камилла:
f карина: кара
f каролина: caroline
f клавдия: клава claudia
f кристина: христина christine christina
f ксения: ксюша оксана аксинья ксюха xenia kseniya
f лада:
f лана: светлана
f лариса: лара
f лейла:
f лиана:
f лидия: лида
f лилия: лиля lily
f любовь: люба любаша
f людмила: люда мила люся люсьена ludmila
f лия:
f майя:
f маргарита: рита марго margaret marguerite
f марина: мариша marine
f мария: маша маруся марья маня маняша мариам мария mary marie
f марьяна: марианна
f марьям: мариам
f мадина:
f милана: мила
f милена: мила
f надежда: надя надюша
f наталья: наталия наташа ната nathalie natalie
f нелли: неля нелля
f ника:
f нина:
f оксана: ксения ксюша
f олеся: леся алеся
f ольга: оля olha
f пелагея:
f полина: поля аполлинария pauline
f раиса: рая
f регина:
f римма:
f роза: rosa rose
f сабина:
f саяна:
f светлана: света лана ветка
f серафима: сима
f снежана: снежа
f софья: софия соня софа sophie sophia
f стефания: стеша
f таисия: тая таисья
f тамара: тома
f татьяна: таня танюша тетяна
f ульяна: уля
f фаина: фая
f эвелина: эва
f элина: эля
f эльвира: эля
f эльмира: эля
f элеонора: эля нора eleonore
f эмилия: эмма
f юлия: юля julia julie
f юлиана: ульяна juliana
f яна: янина
f нонна:
f айгуль:
f алия:
f альфия:
f венера:
f гузель:
f гульнара: гульнар гуля
f гульназ:
f гульзира:
f гульшат:
f диляра:
f зульфия:
f ильмира:
f лейсан:
f ляйсан:
f лилиана:
f луиза: louise
f малика:
f марха:
f наиля:
f патимат: фатима фатимат
f резеда:
f румия:
f сафия:
f фания:
f фаниса:
f флюра:
f хава:
f хеда:
f хадижат: хадижа
f эльза:
f аюна:
f баирма:
f дарима:
f долгор:
f дулма:
f жаргалма:
f норжима:
f нарана:
f оюна:
f сэсэг: сэсэгма
f туяна:
f туяра:
f цыпилма:
f эржена:
f юмжана:
`;
